/** What a key means in the exam. A letter that an option carries stands for that option, whatever else it could mean. */
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

/** The most options an item may have; F flags where a question has fewer, and M everywhere. */
const MOST_OPTIONS = 6;

/** The letter of the last option, and the key that flags. */
export function keysOf(optionCount: number): { readonly lastOption: string; readonly flag: 'F' | 'M' } {
  const lastOption = String.fromCharCode('A'.charCodeAt(0) + Math.max(optionCount, 1) - 1);
  return { lastOption, flag: optionCount < MOST_OPTIONS ? 'F' : 'M' };
}

/** `optionCount`: how many options the question in front has. */
export function examKeyOf(pressed: Pressed, optionCount: number): ExamKey | undefined {
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
      if (/^f$/i.test(pressed.key) && keysOf(optionCount).flag === 'F') return { kind: 'flag' };
      if (/^[a-f]$/i.test(pressed.key)) {
        return { kind: 'option', index: pressed.key.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0) };
      }
      if (/^[1-4]$/.test(pressed.key)) return { kind: 'part', index: Number(pressed.key) - 1 };
      return undefined;
    }
  }
}
