import { clipboard } from 'electron';
import type { LockdownSignal } from '../../src-shared/domain/lockdown/lockdown-signal';

/** A part of the lockdown that is on from its making until it is stopped. */
export type Guard = { readonly stop: () => void };
export type Notice = (signal: LockdownSignal) => void;
type Place = 'clipboard' | 'selection';

const EVERY_MS = 150;
/** X11 has two: what was copied, and what was last marked (pasted with the middle button). */
const PLACES: readonly Place[] = process.platform === 'linux' ? ['clipboard', 'selection'] : ['clipboard'];

/** Nothing that was copied elsewhere can be pasted here, and nothing copied here anywhere. What it held is never kept. */
export function guardClipboard(notice: Notice): Guard {
  let isFirst = true;
  let isBusy = false;
  const empty = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    for (const where of PLACES) {
      if (!(await hasContent(where).catch(() => false))) continue;
      clear(where);
      if (!isFirst) notice({ kind: 'clipboard-foreign', where });
    }
    isFirst = false;
    isBusy = false;
  };
  void empty();
  const timer = setInterval(() => void empty(), EVERY_MS);
  return { stop: () => clearInterval(timer) };
}

/** The clipboard as Electron had it until it became asynchronous, with the place as an argument. */
type OldClipboard = {
  readonly availableFormats: (place: Place) => readonly string[];
  readonly clear: (place: Place) => void;
};

function oldClipboard(): OldClipboard | undefined {
  const found: unknown = clipboard;
  return typeof Reflect.get(clipboard, 'availableFormats') === 'function'
    ? (found as OldClipboard)
    : undefined;
}

async function hasContent(where: Place): Promise<boolean> {
  const old = oldClipboard();
  if (old !== undefined) return old.availableFormats(where).length > 0;
  const items = await (where === 'selection' ? clipboard.selection : clipboard).read();
  return items.length > 0;
}

function clear(where: Place): void {
  const old = oldClipboard();
  if (old !== undefined) old.clear(where);
  else (where === 'selection' ? clipboard.selection : clipboard).clear();
}
