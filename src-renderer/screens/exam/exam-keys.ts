/** What a key means in the exam. Letters stand for options only, so no flag or command may take one of A to F. */
export type ExamKey =
  | { readonly kind: 'previous' }
  | { readonly kind: 'next' }
  | { readonly kind: 'flag' }
  /** The option at this place, from 0, as it stands on screen. */
  | { readonly kind: 'option'; readonly index: number }
  /** The question of a case, from 0. */
  | { readonly kind: 'part'; readonly index: number };

type Pressed = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
};

export function examKeyOf(pressed: Pressed): ExamKey | undefined {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return undefined;
  switch (pressed.key) {
    case 'ArrowLeft':
    case 'PageUp':
      return { kind: 'previous' };
    case 'ArrowRight':
    case 'PageDown':
      return { kind: 'next' };
    case 'm':
    case 'M':
      return { kind: 'flag' };
    default: {
      if (/^[a-f]$/i.test(pressed.key)) {
        return { kind: 'option', index: pressed.key.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0) };
      }
      if (/^[1-4]$/.test(pressed.key)) return { kind: 'part', index: Number(pressed.key) - 1 };
      return undefined;
    }
  }
}
