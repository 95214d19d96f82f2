/** A piece of HTML that is safe to put into another: only this file makes it. */
export class Html {
  constructor(readonly text: string) {}
}

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
  // Characters that HTML forbids would be replaced by each browser in its own way.
  return String(value)
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/gu, (one) => ((one.codePointAt(0) ?? 0) > 0xffff ? one : '\ufffd'));
}
