import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src-bank/container/decode-text';
import { LIMITS } from '../../../src-bank/container/limits';
import { openZip } from '../../../src-bank/container/open-zip';
import { parseXml, textOf } from '../../../src-bank/container/parse-xml';
import { plainTextOf, plainTextOfHtml } from '../../../src-bank/container/plain-text';
import { bytesOf, gbk, utf16, zipOf } from './source-files';

const TEXT = '题型,题干,答案\n单选题,屋面防水工程的最低保修期限为多少年？,C\n';

describe('the encoding of a text', () => {
  it.each<[string, Uint8Array, string]>([
    ['UTF-8', bytesOf(TEXT), 'utf-8'],
    ['UTF-8 with a mark', bytesOf(`\ufeff${TEXT}`), 'utf-8'],
    ['UTF-16, little end first, with a mark', utf16(TEXT, 'le', true), 'utf-16le'],
    ['UTF-16, big end first, with a mark', utf16(TEXT, 'be', true), 'utf-16be'],
    ['UTF-16 without a mark, little end first', utf16(TEXT, 'le', false), 'utf-16le'],
    ['UTF-16 without a mark, big end first', utf16(TEXT, 'be', false), 'utf-16be'],
    ['GBK', gbk(TEXT), 'gb18030'],
    ['GB18030 with its mark', new Uint8Array([0x84, 0x31, 0x95, 0x33, ...gbk(TEXT)]), 'gb18030'],
    ['GB18030 with a sign of four bytes', new Uint8Array([...gbk(TEXT), 0x82, 0x35, 0x8f, 0x33]), 'gb18030'],
  ])('is told: %s', (_name, bytes, encoding) => {
    const decoded = decodeText(bytes);
    expect(decoded).toMatchObject({ ok: true, value: { encoding } });
    expect(decoded.ok && decoded.value.text.startsWith(TEXT)).toBe(true);
  });

  it('of the published vectors is told and read', () => {
    expect(decodeText(new Uint8Array([0xcc, 0xe2, 0xd0, 0xcd, 0x2c, 0xb4, 0xf0, 0xb0, 0xb8]))).toEqual({
      ok: true,
      value: { text: '题型,答案', encoding: 'gb18030' },
    });
    expect(decodeText(new Uint8Array([0xff, 0xfe, 0x98, 0x98]))).toMatchObject({ value: { text: '题' } });
  });

  it.each<[string, Uint8Array]>([
    ['Latin 1', new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x20, 0x6f, 0x6b])],
    ['UTF-8 cut off inside a sign, with a mark', bytesOf(`\ufeff${TEXT}题`).slice(0, -1)],
    ['UTF-16 of an odd length', utf16(TEXT, 'le', true).slice(0, -1)],
    ['Shift-JIS', new Uint8Array([0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0x82, 0xcc, 0x96, 0xe2, 0x91, 0xe8])],
    ['bytes that are no text', new Uint8Array(64).map((_byte, at) => (at * 89 + 128) & 255)],
  ])('that cannot be told is a finding: %s', (_name, bytes) => {
    expect(decodeText(bytes)).toMatchObject({ ok: false, error: { rule: 'encoding' } });
  });
});

describe('an archive', () => {
  it('is unpacked in memory', async () => {
    const opened = await openZip(zipOf({ 'a.xml': '<a/>', 'b/c.txt': '样例' }));
    expect(opened.ok && [...opened.value.keys()]).toEqual(['a.xml', 'b/c.txt']);
  });

  const bomb = zipOf({ 'zeros.xml': new Uint8Array(20 * 1024 * 1024) });
  it.each<[string, () => Uint8Array, string]>([
    ['that packs too well', () => bomb, 'zip-bomb'],
    ['with an entry too large', () => zipOf({ a: new Uint8Array(LIMITS.entryBytes + 1) }), 'zip-bomb'],
    [
      'with too many entries',
      () =>
        zipOf(Object.fromEntries(Array.from({ length: LIMITS.entries + 1 }, (_none, at) => [`${at}`, '']))),
      'zip-bomb',
    ],
    ['with a path upwards', () => zipOf({ '../evil.xml': 'x' }), 'zip-path'],
    ['with a path upwards inside', () => zipOf({ 'a/../../evil.xml': 'x' }), 'zip-path'],
    ['with an absolute path', () => zipOf({ '/etc/evil': 'x' }), 'zip-path'],
    ['with a drive', () => zipOf({ 'C:/evil': 'x' }), 'zip-path'],
    ['with backslashes', () => zipOf({ '..\\evil': 'x' }), 'zip-path'],
    ['that is cut off', () => zipOf({ 'a.xml': 'x'.repeat(500) }).slice(0, -30), 'zip'],
    ['that is no archive', () => bytesOf('PK is not enough'), 'zip'],
    ['that is empty', () => new Uint8Array(0), 'zip'],
  ])('is refused %s', async (_name, bytes, rule) => {
    expect(await openZip(bytes())).toMatchObject({ ok: false, error: { rule } });
  });

  it('whose entry is longer than it says is refused', async () => {
    const bytes = zipOf({ 'a.xml': 'x'.repeat(50_000) });
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 4; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    }
    expect(await openZip(bytes)).toMatchObject({ ok: false });
  });

  it('with the same name twice is refused', async () => {
    const bytes = zipOf({ a1: 'x', a2: 'y' });
    for (let at = 0; at < bytes.length - 1; at++) {
      if (bytes[at] === 0x61 && bytes[at + 1] === 0x32) bytes[at + 1] = 0x31;
    }
    expect(await openZip(bytes)).toMatchObject({ ok: false, error: { rule: 'zip' } });
  });
});

describe('XML', () => {
  it('is a tree with lines', () => {
    const root = parseXml('<a>\n<x:b c="1">t&amp;<![CDATA[<]]></x:b></a>');
    if (!root.ok) throw new Error(root.error.reason);
    expect(root.value.children[1]).toMatchObject({ name: 'b', attributes: { c: '1' }, line: 2 });
    expect(textOf(root.value).trim()).toBe('t&<');
  });

  it.each<[string, string, string]>([
    ['a document type', '<!DOCTYPE a><a/>', 'doctype'],
    ['entities that grow', '<!DOCTYPE a [<!ENTITY x "xxxxxxxx"><!ENTITY y "&x;&x;">]><a>&y;</a>', 'doctype'],
    ['an entity from a file', '<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]><a>&f;</a>', 'doctype'],
    ['an entity nobody declared', '<a>&f;</a>', 'xml'],
    ['a tag that is not closed', '<a><b></a>', 'xml'],
    ['an end in the middle', '<a><b>', 'xml'],
    ['no element', 'text', 'xml'],
    ['nothing', '', 'xml'],
    ['elements nested too deeply', '<a>'.repeat(500) + '</a>'.repeat(500), 'too-large'],
  ])('is refused with %s', (_name, text, rule) => {
    expect(parseXml(text)).toMatchObject({ ok: false, error: { rule } });
  });
});

describe('marked-up text', () => {
  it('becomes lines, with powers and indices and pictures kept', () => {
    expect(
      plainTextOfHtml(
        '<p>面积  10m<sup>2</sup></p><p>H<sub>2</sub>O &lt;a&gt;<br>下一行<img src="x.png" alt=" 图 ">',
      ),
    ).toEqual({
      text: '面积 10m²\nH₂O <a>\n下一行',
      images: [{ source: 'x.png', alt: '图' }],
      lost: [],
    });
  });

  it('tells what it cannot keep', () => {
    const { text, lost } = plainTextOfHtml(
      '<table><tr><td>甲</td></tr></table><script>x</script>10<sup>th</sup>',
    );
    expect(text).toBe('甲10th');
    expect(lost).toEqual(['table', 'tr', 'td', 'sup']);
    expect(plainTextOf(['a\n  b']).text).toBe('a b');
  });

  it('nested far too deeply is given up, not worked through', () => {
    expect(plainTextOfHtml('<p><b>'.repeat(200_000))).toMatchObject({
      text: '',
      lost: [expect.stringContaining('nested')],
    });
  });
});
