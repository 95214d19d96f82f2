/** A key as it was pressed, in the words of the platform. */
export type PressedKey = {
  readonly key: string;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
};

/** Keys of the exam and of the staff's forms; F9 opens the console. `Process` and `Unidentified`: an input method at work. */
const NAMED: ReadonlySet<string> = new Set([
  'Tab',
  'Enter',
  'Escape',
  'Backspace',
  'Delete',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Shift',
  'Control',
  'Alt',
  'Meta',
  'AltGraph',
  'CapsLock',
  'NumLock',
  'F9',
  'Process',
  'Unidentified',
  'Dead',
  'Compose',
  'ContextMenu',
]);

/** Does nothing by itself and would only fill the record. */
const SILENT: ReadonlySet<string> = new Set(['ContextMenu', 'Meta', 'Alt', 'Control', 'Shift', 'AltGraph']);

/**
 * What is let through while a station is locked down: everything else is refused. One list for the main process and
 * for the page, because keys that the page holds (keyboard lock) never pass the main process's look at them.
 */
export function isAllowedKey({ key, control, alt, meta }: PressedKey): boolean {
  if (key === 'ContextMenu') return false;
  if (SILENT.has(key)) return true;
  if (control || alt || meta) return false;
  return NAMED.has(key) || [...key].length === 1;
}

/** `Control+Shift+I`; a lone character is never named, because it may be part of a password. */
export function keysText({ key, control, alt, meta, shift }: PressedKey): string {
  const held = [
    ...(control ? ['Control'] : []),
    ...(alt ? ['Alt'] : []),
    ...(meta ? ['Meta'] : []),
    ...(shift ? ['Shift'] : []),
  ];
  const isCommand = control || alt || meta || [...key].length > 1;
  return [
    ...held,
    isCommand ? (key === ' ' ? 'Space' : key.length === 1 ? key.toUpperCase() : key) : '…',
  ].join('+');
}
