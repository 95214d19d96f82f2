import sax from 'sax';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { LIMITS } from './limits';
import { messageOf, type SourceFault } from './source-fault';

/** An element without its prefix; namespaces are left out, because the formats read here have one each. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Line of its start tag, from 1. */
  readonly line: number;
};
export type XmlNode = XmlElement | string;

type Open = { name: string; attributes: Record<string, string>; children: XmlNode[]; line: number };

/**
 * Well-formed XML as a tree. A document type is refused unread, and with it every entity but the five of XML itself;
 * nothing is fetched. Depth and number of elements are bounded.
 */
export function parseXml(text: string): Result<XmlElement, SourceFault> {
  const parser = sax.parser(true, { position: true, lowercase: false });
  const open: Open[] = [];
  let root: Open | undefined;
  let count = 0;
  parser.ondoctype = () => {
    throw new XmlRefused('doctype', '不接受 DOCTYPE 与实体 document types and entities are refused');
  };
  parser.onerror = (error) => {
    throw new XmlRefused('xml', `XML 格式有误 not well-formed: ${messageOf(error)}`);
  };
  parser.onopentag = (tag) => {
    count += 1;
    if (count > LIMITS.elements) throw new XmlRefused('too-large', 'XML 元素过多 too many elements');
    if (open.length >= LIMITS.depth) throw new XmlRefused('too-large', 'XML 嵌套过深 nested too deeply');
    const attributes: Record<string, string> = Object.create(null);
    for (const [name, value] of Object.entries(tag.attributes))
      attributes[withoutPrefix(name)] = String(value);
    const element: Open = { name: withoutPrefix(tag.name), attributes, children: [], line: parser.line + 1 };
    open.at(-1)?.children.push(element);
    if (open.length === 0) root = element;
    open.push(element);
  };
  parser.onclosetag = () => {
    open.pop();
  };
  const addText = (piece: string) => {
    const into = open.at(-1)?.children;
    if (into === undefined || piece === '') return;
    const last = into.at(-1);
    if (typeof last === 'string') into[into.length - 1] = last + piece;
    else into.push(piece);
  };
  parser.ontext = addText;
  parser.oncdata = addText;
  try {
    parser.write(text).close();
  } catch (error) {
    const at = `第 ${parser.line + 1} 行 line`;
    if (error instanceof XmlRefused) return err({ rule: error.rule, reason: error.message, at });
    return err({ rule: 'xml', reason: `XML 格式有误 not well-formed: ${messageOf(error)}`, at });
  }
  if (root === undefined) return err({ rule: 'xml', reason: 'XML 为空 there is no element' });
  return ok(root);
}

class XmlRefused extends Error {
  constructor(
    readonly rule: 'xml' | 'doctype' | 'too-large',
    message: string,
  ) {
    super(message);
  }
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== 'string';
}

export function childrenOf(element: XmlElement, name?: string): readonly XmlElement[] {
  const elements = element.children.filter(isElement);
  return name === undefined ? elements : elements.filter((child) => child.name === name);
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return childrenOf(element, name)[0];
}

/** All descendants of a name, in the order of the document. */
export function descendantsOf(element: XmlElement, name: string): readonly XmlElement[] {
  return childrenOf(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendantsOf(child, name),
  ]);
}

/** The bare text inside an element, its white space as it stands. */
export function textOf(element: XmlElement | undefined): string {
  return (element?.children ?? []).map((child) => (isElement(child) ? textOf(child) : child)).join('');
}
