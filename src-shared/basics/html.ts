/** A piece of HTML that is safe to put into another: only this file makes it. */
export class Html {
  constructor(readonly text: string) {}
}

/** What HTML cannot hold: control characters, lone surrogates, the two non-characters. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

type Part = Html | string | number | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * HTML with every value escaped, in text and in quoted attributes alike; pieces of HTML are put in as they are.
 * Attributes must be quoted, and no value goes into a script, a style or a URL's scheme.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Html {
  let text = strings[0] ?? '';
  for (const [at, value] of values.entries()) text += render(value) + (strings[at + 1] ?? '');
  return new Html(text);
}

export const NOTHING = new Html('');

function render(value: Part): string {
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map((piece) => piece.text).join('');
  return String(value)
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
    .replace(FORBIDDEN, '\ufffd');
}
