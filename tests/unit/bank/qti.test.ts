import { describe, expect, it } from 'vitest';
import { openZip } from '../../../src-bank/container/open-zip';
import { writeQtiPackage } from '../../../src-bank/qti/write-qti-package';
import { inspectPicture } from '../../../src-bank/read/pictures';
import { Item } from '../../../src-shared/domain/item/item';
import { exampleItems } from './bank-folder';
import { fixture, PNG, readFile, zipOf } from './source-files';

const choice = fixture('qti3-choice.xml');
const multiple = fixture('qti21-multiple.xml');
const manifest = (...resources: readonly string[]) =>
  `<manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"><organizations/><resources>${resources.join('')}</resources></manifest>`;
const resource = (href: string, type = 'imsqti_item_xmlv3p0') =>
  `<resource identifier="r" type="${type}" href="${href}"><file href="${href}"/></resource>`;

function written(items: readonly Item[], pictures = new Map()): Uint8Array {
  const archive = writeQtiPackage(items, pictures);
  if (!archive.ok) throw new Error(JSON.stringify(archive.error));
  return archive.value;
}

describe('a QTI item', () => {
  it('of QTI 3.0 is read with its prompt, its markup dropped', async () => {
    const { items, found } = await readFile('xml', choice);
    expect(found).toEqual([]);
    expect(items).toMatchObject([
      {
        id: 'choice',
        type: 'single',
        stem: '样例：工地入口处有一块标志牌。\n它的含义是？',
        options: [{ id: 'choicea', text: '必须戴安全帽' }, {}, {}, {}],
        key: ['choicea'],
        fixedOrder: true,
      },
    ]);
  });

  it('of QTI 2.1 is read by the same road', async () => {
    const { items, found } = await readFile('xml', multiple);
    expect(found).toEqual([]);
    expect(items).toMatchObject([
      {
        id: 'choiceMultiple',
        type: 'multiple',
        key: ['s', 'c'],
        stem: '样例：属于水泥混凝土基本组成材料的有？',
      },
    ]);
    expect(items[0]).not.toHaveProperty('fixedOrder');
  });

  it('with two choices that say yes and no is true-false, 正确 first', async () => {
    const text = choice
      .replace(/<qti-simple-choice identifier="Choice[CD]">.*?<\/qti-simple-choice>/g, '')
      .replace('必须戴<b>安全帽</b>', 'False')
      .replace('可以不戴', 'True');
    const { items } = await readFile('xml', text);
    expect(items).toMatchObject([
      {
        type: 'true-false',
        options: [
          { id: 'choiceb', text: '正确' },
          { id: 'choicea', text: '错误' },
        ],
        key: ['choicea'],
      },
    ]);
  });

  it.each<[string, string, readonly string[]]>([
    [
      'another interaction',
      choice.replaceAll('qti-choice-interaction', 'qti-order-interaction'),
      ['第 2 行 line 2 choice unsupported-question'],
    ],
    ['no body', choice.replaceAll('qti-item-body', 'qti-other'), ['第 2 行 line 2 choice no-stem']],
    [
      'no declaration',
      choice.replace('identifier="RESPONSE" card', 'identifier="OTHER" card'),
      ['第 2 行 line 2 choice bad-answer'],
    ],
    [
      'a key that names no choice',
      choice.replace('<qti-value>ChoiceA', '<qti-value>zzz'),
      ['第 2 行 line 2 choice key-not-an-option'],
    ],
    [
      'a stimulus outside any package',
      choice.replace(
        '<qti-item-body>',
        '<qti-assessment-stimulus-ref identifier="s" href="s.xml"/><qti-item-body>',
      ),
      ['第 2 行 line 2 choice stimulus'],
    ],
    ['another root', '<qti-assessment-test/>', ['unknown-xml']],
    [
      'a document type',
      choice.replace('<qti-assessment-item', '<!DOCTYPE x><qti-assessment-item'),
      ['第 2 行 line doctype'],
    ],
    [
      'a formula',
      choice.replace('它的含义是', '<math><mi>x</mi></math>'),
      ['(w) 第 2 行 line 2 choice markup-lost'],
    ],
    [
      'a picture that is not there',
      choice.replace('它的含义是', '<img src="a.png" alt="图"/>'),
      ['第 2 行 line 2 choice picture'],
    ],
  ])('with %s is a finding', async (_name, text, expected) => {
    expect((await readFile('xml', text)).found).toEqual(expected);
  });
});

describe('the scoring of a QTI item', () => {
  const scoring = async (text: string) =>
    (await readFile('xml', text)).found
      .map((one) => one.split(' ').at(-1))
      .filter((rule) => rule?.startsWith('scoring'));
  const rule = (inside: string) =>
    choice.replace(
      /<qti-response-processing.*\/>/,
      `<qti-response-processing>${inside}</qti-response-processing>`,
    );
  const set = (value: string) =>
    `<qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">${value}</qti-base-value></qti-set-outcome-value>`;
  const match =
    '<qti-match><qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-match>';

  it('that equals TS-4 and TS-5 passes without a word', async () => {
    expect(await scoring(choice)).toEqual([]);
    expect(await scoring(multiple)).toEqual([]);
    expect(
      await scoring(
        rule(
          `<qti-response-condition><qti-response-if>${match}${set('3')}</qti-response-if></qti-response-condition>`,
        ),
      ),
    ).toEqual([]);
  });

  it('that differs is told: all or nothing, marks for each, marks for a wrong one', async () => {
    const allOrNothing = multiple.replace('rptemplates/map_response', 'rptemplates/match_correct');
    expect(await scoring(allOrNothing)).toEqual(['scoring-differs']);
    expect(await scoring(multiple.replace('defaultValue="-2"', 'defaultValue="0"'))).toEqual([
      'scoring-differs',
    ]);
    expect(await scoring(multiple.replace('<value>C</value>', '<value>C</value><value>W</value>'))).toEqual([
      'scoring-differs',
    ]);
    expect(await scoring(rule(set('1')))).toEqual(['scoring-differs']);
  });

  it('that is absent or uses something else is told, too', async () => {
    expect(await scoring(choice.replace(/<qti-response-processing.*\/>/, ''))).toEqual(['scoring-none']);
    expect(await scoring(rule('<qti-lookup-outcome-value identifier="SCORE"/>'))).toEqual([
      'scoring-unknown',
    ]);
    expect(await scoring(choice.replace('match_correct', 'of_our_own'))).toEqual(['scoring-unknown']);
  });
});

describe('a QTI package', () => {
  it('gives the items again that were written into it, cases and pictures included', async () => {
    const picture = inspectPicture(PNG);
    if (!picture.ok) throw new Error(picture.error);
    const pictures = [{ ...picture.value, alt: '样例图，含 <尖括号> 与 "引号"' }];
    const items = exampleItems().map((item) => Item.parse({ ...item, pictures }));
    const { items: read, found } = await readFile(
      'qti',
      written(items, new Map([[picture.value.sha256, PNG]])),
      {},
    );
    expect(found).toEqual([]);
    expect(read).toEqual(items);
  });

  it('has the same bytes whenever it is written', () => {
    expect(Buffer.from(written(exampleItems())).equals(Buffer.from(written(exampleItems())))).toBe(true);
  });

  it('holds a manifest, items, and a stimulus that they depend on', async () => {
    const opened = await openZip(written(exampleItems()));
    if (!opened.ok) throw new Error(opened.error.reason);
    const names = [...opened.value.keys()];
    expect(names).toContain('imsmanifest.xml');
    expect(names.filter((name) => name.startsWith('items/'))).toHaveLength(7);
    expect(names.filter((name) => name.startsWith('stimuli/'))).toHaveLength(1);
    const text = new TextDecoder().decode(opened.value.get('imsmanifest.xml'));
    expect(text).toContain('<schema>QTI Package</schema><schemaversion>3.0.0</schemaversion>');
    expect(text.match(/<dependency /g)).toHaveLength(4);
  });

  it('is not written of what XML cannot hold, or without its pictures', () => {
    const [first] = exampleItems();
    const shown = { sha256: 'a'.repeat(64), mediaType: 'image/png', widthPx: 1, heightPx: 1, alt: 'x' };
    expect(writeQtiPackage([Item.parse({ ...first, stem: 'a\u0001b' })], new Map())).toMatchObject({
      ok: false,
      error: [{ rule: 'not-xml' }],
    });
    expect(writeQtiPackage([Item.parse({ ...first, pictures: [shown] })], new Map())).toMatchObject({
      ok: false,
      error: [{ rule: 'picture' }],
    });
  });

  it.each<[string, Uint8Array, readonly string[]]>([
    ['no manifest', zipOf({ 'a.xml': choice, 'b.txt': 'x' }), ['(w) no-manifest']],
    ['a file that is missing', zipOf({ 'imsmanifest.xml': manifest(resource('a.xml')) }), ['a.xml missing']],
    [
      'a path out of it',
      zipOf({ 'imsmanifest.xml': manifest(resource('../a.xml'), resource('a.xml')), 'a.xml': choice }),
      ['imsmanifest.xml zip-path'],
    ],
    ['no items', zipOf({ 'imsmanifest.xml': manifest() }), ['imsmanifest.xml empty']],
    [
      'a manifest with entities',
      zipOf({ 'imsmanifest.xml': `<!DOCTYPE a>${manifest()}` }),
      ['imsmanifest.xml 第 1 行 line doctype'],
    ],
    [
      'a test where an item should be',
      zipOf({ 'imsmanifest.xml': manifest(resource('a.xml')), 'a.xml': '<qti-assessment-test/>' }),
      ['a.xml not-an-item'],
    ],
    [
      'an item listed twice',
      zipOf({ 'imsmanifest.xml': manifest(resource('a.xml'), resource('a.xml')), 'a.xml': choice }),
      [],
    ],
    [
      'a stimulus that is missing',
      zipOf({
        'imsmanifest.xml': manifest(resource('a.xml')),
        'a.xml': choice.replace(
          '<qti-item-body>',
          '<qti-assessment-stimulus-ref identifier="s" href="s.xml"/><qti-item-body>',
        ),
      }),
      ['s.xml missing'],
    ],
    [
      'a case of one question',
      zipOf({
        'imsmanifest.xml': manifest(resource('a.xml')),
        's.xml':
          '<qti-assessment-stimulus identifier="s"><qti-stimulus-body>x</qti-stimulus-body></qti-assessment-stimulus>',
        'a.xml': choice.replace(
          '<qti-item-body>',
          '<qti-assessment-stimulus-ref identifier="s" href="s.xml"/><qti-item-body>',
        ),
      }),
      ['s.xml s case-shape'],
    ],
    ['nothing in it', zipOf({}), ['(w) no-manifest']],
  ])('with %s is a finding', async (_name, bytes, expected) => {
    expect((await readFile('qti', bytes)).found).toEqual(expected);
  });
});
