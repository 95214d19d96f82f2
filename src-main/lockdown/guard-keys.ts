import type { Event, Input, WebContents } from 'electron';
import { isAllowedKey, keysText } from '../../src-shared/domain/lockdown/allowed-key';
import type { Guard, Notice } from './guard-clipboard';

/**
 * Only the keys of the exam and of the staff's forms reach the page (an allowlist), and the page keeps its size. Keys
 * that the page holds by keyboard lock never come by here; the page applies the same list to them.
 */
export function guardKeys(contents: WebContents, notice: Notice): Guard {
  const onInput = (event: Event, input: Input): void => {
    if (input.type !== 'keyDown' && input.type !== 'rawKeyDown') return;
    if (isAllowedKey(input)) return;
    event.preventDefault();
    notice({ kind: 'key-refused', keys: keysText(input) });
  };
  const onZoom = (): void => {
    contents.setZoomLevel(0);
    notice({ kind: 'page-refused', what: 'zoom' });
  };
  const onMenu = (): void => notice({ kind: 'page-refused', what: 'context-menu' });
  contents.on('before-input-event', onInput);
  contents.on('zoom-changed', onZoom);
  contents.on('context-menu', onMenu);
  void contents.setVisualZoomLevelLimits(1, 1);
  return {
    stop: () => {
      contents.off('before-input-event', onInput);
      contents.off('zoom-changed', onZoom);
      contents.off('context-menu', onMenu);
    },
  };
}
