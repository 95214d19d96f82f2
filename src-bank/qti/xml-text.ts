/** XML built piece by piece: attributes and text are escaped here and nowhere else. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...children: readonly XmlText[]
): XmlText {
  const listed = Object.entries(attributes)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('');
  const inside = children.map((child) => child.xml).join('');
  return { xml: inside === '' ? `<${name}${listed}/>` : `<${name}${listed}>${inside}</${name}>` };
}

export type XmlText = { readonly xml: string };

export function text(value: string): XmlText {
  return { xml: escaped(value) };
}

export function xmlDocument(root: XmlText): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`;
}

/** Characters that no XML 1.0 file can hold, not even escaped. */
export function isXmlText(value: string): boolean {
  for (const sign of value) {
    const code = sign.codePointAt(0) ?? 0;
    const isControl = code < 0x20 && code !== 0x9 && code !== 0xa && code !== 0xd;
    if (isControl || (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff) return false;
  }
  return true;
}

function escaped(value: string): string {
  return value.replace(/[&<>"\r\n\t]/g, (sign) => {
    switch (sign) {
      case '&':
        return '&amp;';
      case '<':
        return '&lt;';
      case '>':
        return '&gt;';
      case '"':
        return '&quot;';
      default:
        return `&#${sign.charCodeAt(0)};`;
    }
  });
}
