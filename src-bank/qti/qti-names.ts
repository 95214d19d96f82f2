import { isElement, type XmlElement } from '../container/parse-xml';

/** One-word names of QTI 2 that are no XHTML. */
const ONE_WORD = new Set(
  'prompt value mapping correct match variable sum not and or contains member multiple ordered product subtract divide equal gt lt gte lte null delete index random truncate round'.split(
    ' ',
  ),
);

/**
 * A QTI 2 document with the names of QTI 3 (`responseDeclaration` becomes `qti-response-declaration`, `maxChoices`
 * becomes `max-choices`), so that one reader reads both. A QTI 3 document stays as it is.
 */
export function inQti3Names(root: XmlElement): XmlElement {
  return root.name.startsWith('qti-') ? root : renamed(root);
}

function renamed(element: XmlElement): XmlElement {
  const isQti = ONE_WORD.has(element.name) || /[A-Z]/.test(element.name);
  return {
    ...element,
    name: isQti ? `qti-${kebab(element.name)}` : element.name,
    attributes: Object.fromEntries(
      Object.entries(element.attributes).map(([name, value]) => [kebab(name), value]),
    ),
    children: element.children.map((child) => (isElement(child) ? renamed(child) : child)),
  };
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter, at: number) => `${at === 0 ? '' : '-'}${letter.toLowerCase()}`);
}

/** XML names do not begin with a digit and ids of the bank may; neither begins with an underscore. */
export function toXmlId(id: string): string {
  return /^[0-9]/.test(id) ? `_${id}` : id;
}

export function fromXmlId(identifier: string): string {
  return /^_[0-9]/.test(identifier) ? identifier.slice(1) : identifier;
}

/** The project's own namespace in a manifest's metadata: fields that QTI has no place for, by their names. */
export const FIELDS_NAMESPACE = 'urn:x-exam-station:bank-fields:1';
