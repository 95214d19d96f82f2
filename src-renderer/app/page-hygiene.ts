import { isAllowedKey, keysText } from '../../src-shared/domain/lockdown/allowed-key';
import { call } from '../station-api';

/** Kinds of trouble that main can't see for itself; see `lockdown:noticed`. */
type PageNotice = 'copy' | 'paste' | 'drop' | 'context-menu' | 'print';

/**
 * What a locked page must not offer, whatever the screen: dragging, dropping, the context menu, the browser's own
 * find and print. Main refuses them too; here they also leave no trace on the screen. `isExam`: a candidate is at the
 * seat, so only the keys of the exam are let through, and nothing is copied or pasted.
 */
export function keepPageClosed(page: Document, isExam: () => boolean): void {
  for (const kind of ['dragstart', 'dragover'] as const) {
    page.addEventListener(kind, (event) => event.preventDefault(), { capture: true });
  }
  for (const [kind, what] of [
    ['contextmenu', 'context-menu'],
    ['drop', 'drop'],
  ] as const) {
    page.addEventListener(
      kind,
      (event) => {
        event.preventDefault();
        if (isExam()) tell(what);
      },
      { capture: true },
    );
  }
  for (const [kind, what] of [
    ['copy', 'copy'],
    ['cut', 'copy'],
    ['paste', 'paste'],
  ] as const) {
    page.addEventListener(
      kind,
      (event) => {
        if (!isExam()) return;
        event.preventDefault();
        tell(what);
      },
      { capture: true },
    );
  }
  // Printing can't be forbidden to a page; it prints nothing (design/base.css), and is noticed.
  page.defaultView?.addEventListener('beforeprint', () => tell('print'));
  page.addEventListener(
    'keydown',
    (event) => {
      if (isExam()) {
        holdKey(event);
        return;
      }
      const isCommand = event.ctrlKey || event.metaKey;
      if (isCommand && ['p', 's', 'f', 'g', 'u', 'o'].includes(event.key.toLowerCase()))
        event.preventDefault();
      if (['F3', 'F5', 'F7'].includes(event.key)) event.preventDefault();
    },
    { capture: true },
  );
}

/** Keys that the page holds (keyboard lock) never pass main: the same list is applied to them here. */
function holdKey(event: KeyboardEvent): void {
  const { key, ctrlKey: control, altKey: alt, metaKey: meta, shiftKey: shift } = event;
  const pressed = { key, control, alt, meta, shift };
  if (isAllowedKey(pressed)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  void call('lockdown:noticed', { notice: { kind: 'key-refused', keys: keysText(pressed).slice(0, 60) } });
}

function tell(what: PageNotice): void {
  void call('lockdown:noticed', { notice: { kind: 'page-refused', what } });
}
