import { Parser } from 'htmlparser2';
import { LIMITS } from './limits';
import type { XmlElement, XmlNode } from './parse-xml';

/** What marked-up text is to a bank, whose stems and options are plain text with pictures beside them. */
export type PlainText = {
  readonly text: string;
  readonly images: readonly { readonly source: string; readonly alt: string }[];
  /** Names of elements whose meaning plain text cannot carry, such as `table`; each once. */
  readonly lost: readonly string[];
};

const BLOCKS = new Set([
  'p',
  'div',
  'br',
  'li',
  'ul',
  'ol',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'pre',
  'blockquote',
  'qti-prompt',
  'section',
]);
const INLINE = new Set([
  'span',
  'b',
  'strong',
  'i',
  'em',
  'u',
  'a',
  'font',
  'small',
  'code',
  'q',
  'cite',
  'qti-stimulus-body',
  'qti-content-body',
  'body',
  'html',
  'head',
  'root',
]);
const SUPERSCRIPT = new Map(
  [...'0123456789+-=()n'].map((sign, at) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'][at] ?? sign]),
);
const SUBSCRIPT = new Map(
  [...'0123456789+-=()'].map((sign, at) => [sign, [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'][at] ?? sign]),
);

/** XHTML inside an XML file. */
export function plainTextOf(nodes: readonly XmlNode[]): PlainText {
  const lost = new Set<string>();
  const images: { source: string; alt: string }[] = [];
  const text = nodes.map((node) => plain(node, images, lost)).join('');
  return { text: tidy(text), images, lost: [...lost] };
}

/** HTML as editors leave it in a text field: unclosed tags and named characters included. */
export function plainTextOfHtml(html: string): PlainText {
  type Open = { name: string; attributes: Record<string, string>; children: XmlNode[]; line: number };
  const root: Open = { name: 'root', attributes: {}, children: [], line: 1 };
  const open: Open[] = [root];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const element: Open = { name, attributes, children: [], line: 1 };
        (open.at(-1) ?? root).children.push(element);
        // The parser's own work grows with the square of the depth; no question is nested like that.
        if (open.length >= LIMITS.depth) throw new NestedTooDeeply();
        open.push(element);
      },
      ontext: (text) => {
        (open.at(-1) ?? root).children.push(text);
      },
      onclosetag: (name) => {
        if (open.length > 1 && open.at(-1)?.name === name) open.pop();
      },
    },
    { decodeEntities: true },
  );
  try {
    parser.write(html);
    parser.end();
  } catch (error) {
    if (error instanceof NestedTooDeeply)
      return { text: '', images: [], lost: ['嵌套过深 nested too deeply'] };
    throw error;
  }
  return plainTextOf(root.children);
}

class NestedTooDeeply extends Error {}

function plain(node: XmlNode, images: { source: string; alt: string }[], lost: Set<string>): string {
  if (typeof node === 'string') return node.replace(/[ \t\r\n\u00a0]+/g, ' ');
  const inside = () => node.children.map((child) => plain(child, images, lost)).join('');
  switch (node.name) {
    case 'img':
      images.push({ source: node.attributes.src ?? '', alt: (node.attributes.alt ?? '').trim() });
      return '';
    case 'br':
      return '\n';
    case 'sup':
      return shifted(node, inside(), SUPERSCRIPT, lost);
    case 'sub':
      return shifted(node, inside(), SUBSCRIPT, lost);
    case 'script':
    case 'style':
    case 'title':
      return '';
    default:
      if (BLOCKS.has(node.name)) return `\n${inside()}\n`;
      if (!INLINE.has(node.name)) lost.add(node.name);
      return inside();
  }
}

/** m² is not m2: raised and lowered digits have characters of their own, and what has none is told. */
function shifted(
  element: XmlElement,
  text: string,
  signs: ReadonlyMap<string, string>,
  lost: Set<string>,
): string {
  if ([...text].every((sign) => signs.has(sign))) return [...text].map((sign) => signs.get(sign)).join('');
  lost.add(element.name);
  return text;
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/ +/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
