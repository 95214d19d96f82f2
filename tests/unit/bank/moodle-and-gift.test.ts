import { describe, expect, it } from 'vitest';
import { bytesOf, DEFAULTS, fixture, gbk, PNG, readFile } from './source-files';

// The fixture's category names the topic; the tests' blueprint has another name for it.
const { topic: _topic, ...DEFAULTS_WITHOUT_TOPIC } = DEFAULTS;
const moodle = fixture('moodle-export.xml')
  .replace('法律法规', '样例主题1')
  .replace('PICTURE', Buffer.from(PNG).toString('base64'));
const gift = fixture('questions.gift').replace('法律法规', '样例主题1');
const quiz = (inside: string) => `<quiz>${inside}</quiz>`;
const question = (type: string, inside: string) =>
  `<question type="${type}"><questiontext format="html"><text>样例题</text></questiontext><idnumber>Q-1</idnumber>${inside}</question>`;
const answers = (...fractions: readonly string[]) =>
  fractions.map((fraction, at) => `<answer fraction="${fraction}"><text>选项${at}</text></answer>`).join('');

describe('a Moodle export', () => {
  it('gives single, multiple, true-false, and a description with its four questions as a case', async () => {
    const { items, found } = await readFile('xml', moodle, DEFAULTS_WITHOUT_TOPIC);
    expect(found).toEqual([
      expect.stringMatching(/^第 98 行 line 98 unsupported-question$/),
      expect.stringMatching(/^\(w\) 第 49 行 line 49 auto-[0-9a-f]{12} id-made$/),
    ]);
    expect(items.map((item) => item.type)).toEqual(['single', 'multiple', 'true-false', 'case']);
    expect(items[0]).toMatchObject({
      id: 'M-S-1',
      stem: '在正常使用条件下，屋面防水工程的最低保修期限为（ ）。',
      key: ['b'],
      difficulty: 1,
      rationale: '最低保修期限为5年。',
      source: '《建设工程质量管理条例》第四十条',
      topic: 'GEN.LAW',
    });
    expect(items[1]).toMatchObject({
      key: ['a', 'b'],
      fixedOrder: true,
      stem: expect.stringContaining('m²'),
    });
    expect(items[2]).toMatchObject({ key: ['f'], stem: '安全施工措施费可以挪作他用 <样例>。' });
    expect(items[3]).toMatchObject({
      id: 'M-C-1',
      pictures: [{ mediaType: 'image/png', widthPx: 1, heightPx: 1, alt: '网络图：A之后为B和C' }],
      items: [{ id: 'M-C-1-1', rationale: '按网络计划计算。' }, {}, { key: ['a', 'b'] }, { key: ['t'] }],
    });
  });

  it.each<[string, string, readonly string[]]>([
    ['another root', '<exam/>', ['unknown-xml']],
    ['a document type', `<!DOCTYPE quiz>${quiz('')}`, ['第 1 行 line doctype']],
    ['an end in the middle', moodle.slice(0, 3000), [expect.stringMatching(/line xml$/)] as never],
    [
      'a single with partial marks',
      quiz(question('multichoice', `<single>true</single>${answers('100', '50', '0', '0')}`)),
      ['第 1 行 line 1 Q-1 partial-marks'],
    ],
    [
      'no answer right',
      quiz(question('multichoice', answers('0', '0', '0', '0'))),
      ['第 1 行 line 1 Q-1 schema'],
    ],
    [
      'a picture without text',
      quiz(
        question('multichoice', answers('100', '0', '0', '0')).replace(
          '样例题',
          `x&lt;img src="@@PLUGINFILE@@/a.png"&gt;</text><file name="a.png" encoding="base64">${Buffer.from(PNG).toString('base64')}</file><text>`,
        ),
      ),
      ['第 1 行 line 1 Q-1 picture-alt'],
    ],
    [
      'a picture from the network',
      quiz(
        question('multichoice', answers('100', '0', '0', '0')).replace(
          '样例题',
          'x&lt;img src="https://example.org/a.png" alt="x"&gt;',
        ),
      ),
      ['第 1 行 line 1 Q-1 picture'],
    ],
    [
      'a table',
      quiz(
        question('multichoice', answers('100', '0', '0', '0')).replace(
          '样例题',
          '&lt;table&gt;&lt;tr&gt;&lt;td&gt;x&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;',
        ),
      ),
      ['(w) 第 1 行 line 1 Q-1 markup-lost'],
    ],
    [
      'a case cut short by a category',
      quiz(
        `${question('description', '')}${question('truefalse', answers('100'))}${'<question type="category"/>'}`,
      ),
      ['第 1 行 line 1 Q-1 case-shape'],
    ],
  ])('with %s is a finding', async (_name, text, expected) => {
    expect((await readFile('xml', text)).found).toEqual(expected);
  });
});

describe('a GIFT file', () => {
  it('gives the same kinds, and a broken question hides none of the others', async () => {
    const { items, found } = await readFile('gift', gift, DEFAULTS_WITHOUT_TOPIC);
    expect(found).toEqual(['第 24 行 line 24 unsupported-question', '第 26 行 line 26 gift']);
    expect(items.map((item) => `${item.type} ${item.id}`)).toEqual([
      'single G-S-1',
      'multiple G-M-1',
      'true-false G-T-1',
      'case G-C-1',
    ]);
    expect(items[0]).toMatchObject({
      key: ['b'],
      difficulty: 1,
      rationale: '最低保修期限为5年。',
      topic: 'GEN.LAW',
    });
    expect(items[1]).toMatchObject({ key: ['a', 'b'], stem: '应编制专项施工方案的有（ ）。' });
    expect(items[2]).toMatchObject({ key: ['f'], rationale: '不得挪用。' });
    expect(items[3]).toMatchObject({ items: [{ key: ['a'] }, {}, { key: ['a', 'b'] }, { key: ['t'] }] });
  });

  it('may be in GBK', async () => {
    const { items } = await readFile(
      'gift',
      gbk('屋面防水工程的最低保修期限为（ ）。{=5年 ~1年 ~2年 ~10年}'),
    );
    expect(items).toMatchObject([{ stem: '屋面防水工程的最低保修期限为（ ）。' }]);
  });

  it.each<[string, string, string]>([
    ['a question too long for the grammar', `x${'长'.repeat(30_000)}{T}`, 'cell-too-long'],
    ['braces that open and open', '{'.repeat(5000), 'gift'],
    ['text that is no GIFT', 'x {=a', 'gift'],
    ['an essay', 'x {}', 'unsupported-question'],
    ['pairs to match', 'x {=a -> b =c -> d =e -> f}', 'unsupported-question'],
  ])('with %s is a finding', async (_name, text, rule) => {
    expect((await readFile('gift', bytesOf(text))).found).toEqual([`第 1 行 line 1 ${rule}`]);
  });
});
