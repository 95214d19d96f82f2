import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { assertNever } from '../../../src-shared/basics/assert-never';
import { ActionButton } from '../../components/action-button';
import { Modal } from '../../components/modal';
import { useText } from '../../i18n/use-text';
import {
  keptScroll,
  LARGEST_PERCENT,
  percentOf,
  type Size,
  SMALLEST_PERCENT,
  type Zoom,
  zoomedBy,
  zoomKeyOf,
} from './picture-zoom';
import type { OpenPicture } from './question-pictures';
import './picture-dialog.css';

type Props = {
  readonly opened: OpenPicture;
  /** The time left stays in sight. */
  readonly clock: ReactNode;
  readonly onClose: () => void;
};

const FIT: Zoom = { kind: 'fit' };
const NATURAL: Zoom = { kind: 'percent', percent: 100 };

/** A picture in large: fit, own size, in and out; moved by keys, wheel, scroll bars or by pulling it. */
export function PictureDialog({ opened, clock, onClose }: Props) {
  const text = useText();
  const { picture, label, url } = opened;
  const room = useRef<HTMLElement>(null);
  const roomSize = useRoomSize(room);
  const [zoom, setZoom] = useState<Zoom>(FIT);
  const size: Size = { width: picture.widthPx, height: picture.heightPx };
  const percent = roomSize === undefined ? undefined : percentOf(zoom, size, roomSize);
  useKeptMiddle(room, percent);

  const step = (direction: 1 | -1): void => {
    if (percent !== undefined) setZoom(zoomedBy(percent, direction));
  };
  const onKey = (event: KeyboardEvent): void => {
    const key = zoomKeyOf(event);
    if (key === undefined) return;
    event.preventDefault();
    switch (key.kind) {
      case 'step':
        step(key.direction);
        break;
      case 'set':
        setZoom(key.zoom);
        break;
      case 'pan': {
        const { clientWidth = 0, clientHeight = 0 } = room.current ?? {};
        room.current?.scrollBy(key.x * clientWidth, key.y * clientHeight);
        break;
      }
      default:
        assertNever(key);
    }
  };

  return (
    <Modal
      title={label}
      size="page"
      beside={clock}
      onKeyDown={onKey}
      onClose={onClose}
      actions={
        <div className="zoom-tools numerals">
          <ActionButton
            look="plain"
            aria-label={text.exam.zoomOut}
            aria-disabled={percent !== undefined && percent <= SMALLEST_PERCENT}
            onClick={() => step(-1)}
          >
            −
          </ActionButton>
          <output className="zoom-now" aria-label={text.exam.zoomNow}>
            {percent === undefined ? '' : `${percent}%`}
          </output>
          <ActionButton
            look="plain"
            aria-label={text.exam.zoomIn}
            aria-disabled={percent !== undefined && percent >= LARGEST_PERCENT}
            onClick={() => step(1)}
          >
            +
          </ActionButton>
          <ActionButton look="plain" aria-pressed={zoom.kind === 'fit'} onClick={() => setZoom(FIT)}>
            {text.exam.zoomFit}
          </ActionButton>
          <ActionButton
            look="plain"
            aria-pressed={zoom.kind === 'percent' && zoom.percent === 100}
            onClick={() => setZoom(NATURAL)}
          >
            100%
          </ActionButton>
          <p className="zoom-keys">{text.exam.zoomKeys}</p>
          <ActionButton look="primary" onClick={onClose}>
            {text.frame.close}
          </ActionButton>
        </div>
      }
    >
      <section
        ref={room}
        className="zoom-room"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        {...pulling}
      >
        {percent === undefined ? null : (
          <img
            src={url}
            alt={picture.alt}
            draggable={false}
            style={{ width: (size.width * percent) / 100, height: (size.height * percent) / 100 }}
          />
        )}
      </section>
    </Modal>
  );
}

/** The room as it is without scroll bars: at "fit" there are none, so "fit" must not depend on them. */
function useRoomSize(room: { readonly current: HTMLElement | null }): Size | undefined {
  const [size, setSize] = useState<Size | undefined>(undefined);
  useEffect(() => {
    const element = room.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      setSize({ width: element.offsetWidth, height: element.offsetHeight });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [room]);
  return size;
}

function useKeptMiddle(room: { readonly current: HTMLElement | null }, percent: number | undefined): void {
  const before = useRef(percent);
  useLayoutEffect(() => {
    const element = room.current;
    const from = before.current;
    before.current = percent;
    if (element === null || from === undefined || percent === undefined || from === percent) return;
    element.scrollTo(
      keptScroll(element.scrollLeft, element.clientWidth, from, percent),
      keptScroll(element.scrollTop, element.clientHeight, from, percent),
    );
  }, [room, percent]);
}

/** The picture follows a pressed mouse. On a scroll bar the press belongs to the bar. */
const pulling = {
  onPointerDown: (event: PointerEvent<HTMLElement>): void => {
    if (event.button === 0 && event.target instanceof HTMLImageElement) {
      event.currentTarget.setPointerCapture(event.pointerId);
    }
  },
  onPointerMove: (event: PointerEvent<HTMLElement>): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) {
      event.currentTarget.scrollBy(-event.movementX, -event.movementY);
    }
  },
};
