/** Pixels of the page. */
export type Size = { readonly width: number; readonly height: number };

/** `fit`: the whole picture in the room it has. Otherwise percent of the picture's own size. */
export type Zoom = { readonly kind: 'fit' } | { readonly kind: 'percent'; readonly percent: number };

const STEPS = [25, 50, 75, 100, 150, 200, 300, 400] as const;
export const SMALLEST_PERCENT = STEPS[0];
export const LARGEST_PERCENT = STEPS[STEPS.length - 1] ?? 400;
/** Beyond twice its size a picture only gets blurred; a person may still ask for more. */
const LARGEST_FIT_PERCENT = 200;

/** At how many percent the picture is drawn; whole numbers, so that the number on screen is the true one. */
export function percentOf(zoom: Zoom, picture: Size, room: Size): number {
  if (zoom.kind === 'percent') return zoom.percent;
  const share = Math.min(room.width / picture.width, room.height / picture.height);
  return Math.max(1, Math.min(LARGEST_FIT_PERCENT, Math.floor(share * 100)));
}

/** The next step in or out from what is drawn now, wherever between two steps that is. */
export function zoomedBy(percent: number, direction: 1 | -1): Zoom {
  const next = direction === 1 ? STEPS.find((one) => one > percent) : STEPS.findLast((one) => one < percent);
  return { kind: 'percent', percent: next ?? percent };
}

/** Where to scroll so that the middle of what was seen stays in the middle; one axis, in pixels. */
export function keptScroll(scroll: number, room: number, before: number, after: number): number {
  return Math.max(0, ((scroll + room / 2) * after) / before - room / 2);
}

export type ZoomKey =
  | { readonly kind: 'step'; readonly direction: 1 | -1 }
  | { readonly kind: 'set'; readonly zoom: Zoom }
  /** Shares of the room to scroll by. */
  | { readonly kind: 'pan'; readonly x: number; readonly y: number };

type Pressed = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
};

const LINE = 0.15;
const PAGE = 0.85;
const END = 1000;

/** What a key means while a picture is open. Shift is left out of it: on many keyboards + needs it. */
export function zoomKeyOf({ key, ctrlKey, altKey, metaKey }: Pressed): ZoomKey | undefined {
  if (ctrlKey || altKey || metaKey) return undefined;
  switch (key) {
    case '+':
    case '=':
      return { kind: 'step', direction: 1 };
    case '-':
    case '_':
      return { kind: 'step', direction: -1 };
    case '0':
      return { kind: 'set', zoom: { kind: 'fit' } };
    case '1':
      return { kind: 'set', zoom: { kind: 'percent', percent: 100 } };
    case 'ArrowLeft':
      return { kind: 'pan', x: -LINE, y: 0 };
    case 'ArrowRight':
      return { kind: 'pan', x: LINE, y: 0 };
    case 'ArrowUp':
      return { kind: 'pan', x: 0, y: -LINE };
    case 'ArrowDown':
      return { kind: 'pan', x: 0, y: LINE };
    case 'PageUp':
      return { kind: 'pan', x: 0, y: -PAGE };
    case 'PageDown':
      return { kind: 'pan', x: 0, y: PAGE };
    case 'Home':
      return { kind: 'pan', x: -END, y: -END };
    case 'End':
      return { kind: 'pan', x: END, y: END };
    default:
      return undefined;
  }
}
