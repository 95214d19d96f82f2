import { optionId } from '../read/source-item';

/** `A. 5年` under 选项A is `5年`; a letter that is not this option's own stays. */
export function withoutLetter(text: string, letter: string): string {
  const match = /^([A-Ha-hＡ-Ｈａ-ｈ])\s*[.、．:：)）]\s*(\S[\s\S]*)$/.exec(text);
  return match?.[1]?.normalize('NFKC').toLowerCase() === letter ? (match[2] ?? text) : text;
}

/** All options in one cell: `A.1年 B.2年 C.5年` on one line or many, or one option a line or between bars. */
export function optionsOfCell(cell: string): readonly { readonly id: string; readonly text: string }[] {
  const marked = [...cell.matchAll(/(?:^|[\s;；|])([A-HＡ-Ｈ])\s*[.、．:：]\s*/g)];
  const letters = marked.map((match) => (match[1] ?? '').normalize('NFKC').toLowerCase());
  const isInOrder = letters.length >= 2 && letters.every((letter, at) => letter === optionId(at));
  if (!isInOrder) {
    return cell
      .split(/[\n|]/)
      .map((text) => text.trim())
      .filter((text) => text !== '')
      .map((text, at) => ({ id: optionId(at), text: withoutLetter(text, optionId(at)) }));
  }
  return marked.map((match, at) => {
    const from = (match.index ?? 0) + match[0].length;
    const text = cell.slice(from, marked[at + 1]?.index ?? cell.length);
    return { id: letters[at] ?? '', text: text.replace(/[;；|]\s*$/, '').trim() };
  });
}
