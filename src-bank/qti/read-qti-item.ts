import { OptionId } from '../../src-shared/basics/ids';
import {
  childOf,
  childrenOf,
  descendantsOf,
  isElement,
  textOf,
  type XmlElement,
  type XmlNode,
} from '../container/parse-xml';
import { type PlainText, plainTextOf } from '../container/plain-text';
import { type BankProblem, problemAt, warningAt } from '../read/bank-problem';
import { fitsId } from '../read/complete-item';
import { trueFalseOfWord } from '../read/field-words';
import {
  optionId,
  type SourceFields,
  type SourcePicture,
  type SourcePlace,
  type SourceQuestion,
} from '../read/source-item';
import { fromXmlId } from './qti-names';
import { judgeScoring } from './response-scoring';

export type QtiItem = {
  readonly question: SourceQuestion;
  /** Hrefs of shared texts that the item belongs to, as they stand in it. */
  readonly stimuli: readonly string[];
};

/** How a picture that a document names is found; undefined when the archive lacks it. */
export type PictureLookup = (source: string) => Uint8Array | undefined;

/** One `qti-assessment-item` with one choice interaction, names already those of QTI 3. */
export function readQtiItem(
  root: XmlElement,
  place: SourcePlace,
  fields: SourceFields,
  pictureOf: PictureLookup,
  problems: BankProblem[],
): QtiItem | undefined {
  const identifier = fromXmlId(root.attributes.identifier?.trim() ?? '');
  const id = fitsId(identifier) ? identifier : undefined;
  const refuse = (rule: string, reason: string) => {
    problems.push(problemAt({ ...place, itemId: id }, rule, reason));
    return undefined;
  };
  const body = childOf(root, 'qti-item-body');
  if (body === undefined) return refuse('no-stem', '没有 item-body there is no item body');
  const interactions = interactionsOf(body);
  const [interaction] = interactions;
  if (interactions.length !== 1 || interaction?.name !== 'qti-choice-interaction') {
    const names = interactions
      .map((one) => one.name.replace(/^qti-/, ''))
      .slice(0, 5)
      .join(', ');
    return refuse(
      'unsupported-question',
      `只支持一个选择交互 one choice interaction is supported; found: ${names || '无 none'}`,
    );
  }
  const response = interaction.attributes['response-identifier'];
  const declaration = childrenOf(root, 'qti-response-declaration').find(
    (one) => one.attributes.identifier === response,
  );
  if (declaration === undefined) return refuse('bad-answer', '没有答案声明 no response declaration');
  const choices = descendantsOf(interaction, 'qti-simple-choice');
  const texts = choices.map((choice) => plainTextOf(choice.children));
  const keys = keyOf(declaration);
  const stray = keys.find((one) => !choices.some((choice) => choice.attributes.identifier === one));
  if (stray !== undefined) {
    return refuse('key-not-an-option', `答案不在选项之中 the key names no choice: ${stray.slice(0, 40)}`);
  }
  const isSingle =
    declaration.attributes.cardinality === 'single' ||
    (declaration.attributes.cardinality === undefined && interaction.attributes['max-choices'] === '1');
  const words = texts.map(({ text }) => trueFalseOfWord(text));
  const isTrueFalse = isSingle && words.length === 2 && words.includes('t') && words.includes('f');
  const ids = optionIds(choices);
  const stem = stemOf(body, interaction);
  const type = isTrueFalse ? 'true-false' : isSingle ? 'single' : 'multiple';
  tellLost([stem, ...texts], place, id, problems);
  if (texts.some(({ images }) => images.length > 0)) {
    problems.push(
      problemAt(
        { ...place, itemId: id },
        'picture',
        '选项中的图片不支持 pictures in options are not supported',
      ),
    );
  }
  tellScoring(
    judgeScoring({
      type,
      choices: choices.map((choice) => choice.attributes.identifier ?? ''),
      key: keys,
      declaration,
      processing: childOf(root, 'qti-response-processing'),
    }),
    place,
    id,
    problems,
  );
  const options = choices.map((_choice, at) => ({ id: ids[at] ?? '', text: texts[at]?.text ?? '' }));
  const key = keys.map(
    (one) => ids[choices.findIndex((choice) => choice.attributes.identifier === one)] ?? '',
  );
  const isFixed = !isTrueFalse && interaction.attributes.shuffle !== 'true';
  return {
    question: {
      place,
      type,
      ...(id === undefined ? {} : { id }),
      stem: stem.text,
      options: isTrueFalse ? trueFirst(options, words) : options,
      key,
      pictures: picturesOf(stem, pictureOf),
      fields: { ...rationaleOf(root), ...(isFixed ? { fixedOrder: '是' } : {}), ...fields },
    },
    stimuli: childrenOf(root, 'qti-assessment-stimulus-ref').map((ref) => ref.attributes.href ?? ''),
  };
}

export function picturesOf(text: PlainText, pictureOf: PictureLookup): readonly SourcePicture[] {
  return text.images.map(({ source, alt }) => {
    const bytes = pictureOf(source);
    return { name: source.slice(0, 300), alt, ...(bytes === undefined ? {} : { bytes }) };
  });
}

/** Tables, formulas and the like: the text is read, and its author is told what did not come along. */
export function tellLost(
  texts: readonly PlainText[],
  place: SourcePlace,
  itemId: string | undefined,
  problems: BankProblem[],
): void {
  const lost = [...new Set(texts.flatMap((text) => text.lost))];
  if (lost.length === 0) return;
  const reason = `格式未保留，请核对 markup was dropped: ${lost.slice(0, 8).join(', ')}`;
  problems.push(warningAt({ ...place, itemId }, 'markup-lost', reason));
}

function tellScoring(
  verdict: ReturnType<typeof judgeScoring>,
  place: SourcePlace,
  itemId: string | undefined,
  problems: BankProblem[],
): void {
  if (verdict === 'equal') return;
  const reason = {
    differs:
      '文件的评分规则与本系统不同（TS-4、TS-5），将按本系统评分 the file scores this question otherwise than the bank will',
    unknown:
      '文件的评分规则无法识别，将按本系统评分（TS-4、TS-5） the file’s scoring is not understood; the bank’s own will be used',
    none: '文件没有评分规则，将按本系统评分（TS-4、TS-5） the file has no scoring; the bank’s own will be used',
  }[verdict];
  problems.push(warningAt({ ...place, itemId }, `scoring-${verdict}`, reason));
}

/** Everything of the body but the choices; the prompt where it stands. */
function stemOf(body: XmlElement, interaction: XmlElement): PlainText {
  const without = (nodes: readonly XmlNode[]): readonly XmlNode[] =>
    nodes.map((node): XmlNode => {
      if (!isElement(node)) return node;
      if (node === interaction) return { ...node, name: 'div', children: childrenOf(node, 'qti-prompt') };
      return { ...node, children: without(node.children) };
    });
  return plainTextOf(without(body.children));
}

function interactionsOf(element: XmlElement): readonly XmlElement[] {
  return childrenOf(element).flatMap((child) =>
    child.name.endsWith('-interaction') ? [child] : interactionsOf(child),
  );
}

/** The right choices: as declared, or else all that a mapping gives marks for. */
function keyOf(declaration: XmlElement): readonly string[] {
  const correct = childOf(declaration, 'qti-correct-response');
  if (correct !== undefined) return childrenOf(correct, 'qti-value').map((value) => textOf(value).trim());
  return descendantsOf(declaration, 'qti-map-entry')
    .filter((entry) => Number(entry.attributes['mapped-value']) > 0)
    .map((entry) => entry.attributes['map-key'] ?? '');
}

/** The file's own identifiers where they fit the bank, else a, b, c… for all: a mixture could name two alike. */
function optionIds(choices: readonly XmlElement[]): readonly string[] {
  const own = choices.map((choice) => fromXmlId(choice.attributes.identifier ?? ''));
  const small = own.map((one) => one.toLowerCase());
  for (const ids of [own, small]) {
    if (ids.every((one) => OptionId.safeParse(one).success) && new Set(ids).size === ids.length) return ids;
  }
  return choices.map((_choice, at) => optionId(at));
}

function trueFirst(
  options: readonly { readonly id: string; readonly text: string }[],
  words: readonly ('t' | 'f' | undefined)[],
) {
  return (['t', 'f'] as const).map((word) => ({
    id: options[words.indexOf(word)]?.id ?? word,
    text: word === 't' ? '正确' : '错误',
  }));
}

function rationaleOf(root: XmlElement): SourceFields {
  const [feedback] = descendantsOf(root, 'qti-modal-feedback');
  const text = feedback === undefined ? '' : plainTextOf(feedback.children).text;
  return text === '' ? {} : { rationale: text };
}
