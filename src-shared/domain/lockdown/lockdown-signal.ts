/**
 * What a station notices while it is locked down. None of it is misconduct (RM-13): a person decides what it was.
 * Spans in ms. No signal ever holds what somebody typed or what lay in the clipboard.
 */
export type LockdownSignal =
  /** The window lost the keyboard and has it back. */
  | { readonly kind: 'focus-lost'; readonly awayMs: number }
  /** Another program's window has kept the keyboard although it was asked back. */
  | { readonly kind: 'foreign-window'; readonly awayMs: number }
  | { readonly kind: 'window-changed'; readonly what: WindowChange }
  | {
      readonly kind: 'display-changed';
      readonly what: 'added' | 'removed' | 'resized';
      readonly displays: number;
      readonly label: string;
    }
  /** A key combination that the exam has no use for: `Control+Shift+I`. */
  | { readonly kind: 'key-refused'; readonly keys: string }
  | { readonly kind: 'page-refused'; readonly what: PageRefusal }
  /** Something was put into the clipboard from outside, and was cleared. */
  | { readonly kind: 'clipboard-foreign'; readonly where: 'clipboard' | 'selection' }
  | { readonly kind: 'close-tried'; readonly by: 'window' | 'program' | 'signal' }
  | { readonly kind: 'page-lost'; readonly why: string }
  | { readonly kind: 'machine-slept'; readonly what: 'suspend' | 'lock-screen' }
  /** RM-17. */
  | { readonly kind: 'clock-jump'; readonly jumpSeconds: number };

export type WindowChange = 'left-fullscreen' | 'moved' | 'minimised' | 'hidden';

export type PageRefusal =
  | 'navigation'
  | 'window'
  | 'download'
  | 'permission'
  | 'request'
  | 'file-chooser'
  | 'print'
  | 'dialog'
  | 'zoom'
  | 'context-menu'
  | 'copy'
  | 'paste'
  | 'drop';

export const LOCKDOWN_SIGNAL_KINDS = [
  'focus-lost',
  'foreign-window',
  'window-changed',
  'display-changed',
  'key-refused',
  'page-refused',
  'clipboard-foreign',
  'close-tried',
  'page-lost',
  'machine-slept',
  'clock-jump',
] as const satisfies readonly LockdownSignal['kind'][];
export type LockdownSignalKind = (typeof LOCKDOWN_SIGNAL_KINDS)[number];
