import { LIMITS } from '../container/limits';
import { childOf, childrenOf, textOf, type XmlElement } from '../container/parse-xml';
import { type PlainText, plainTextOfHtml } from '../container/plain-text';
import { type BankProblem, problemAt, warningAt } from '../read/bank-problem';
import { fitsId } from '../read/complete-item';
import { labelledField } from '../read/field-words';
import { groupDescriptions, type ListedPart } from '../read/group-descriptions';
import {
  optionId,
  type SourceFields,
  type SourcePicture,
  type SourcePlace,
  type SourceQuestion,
  type SourceReading,
  TRUE_FALSE_OPTIONS,
} from '../read/source-item';

/**
 * A Moodle XML export: multichoice, truefalse, and description as the stem of a case. Tags such as 难度:2 or
 * 知识点:GEN.LAW are read as fields; the category's last part is taken for the topic when nothing else names one.
 */
export function readMoodleQuiz(file: string, quiz: XmlElement): SourceReading {
  const problems: BankProblem[] = [];
  if (quiz.name !== 'quiz') {
    return { items: [], problems: [problemAt({ file }, 'not-moodle', '不是 Moodle 题库 not a Moodle quiz')] };
  }
  const parts: ListedPart[] = [];
  let hints: SourceFields = {};
  for (const element of childrenOf(quiz, 'question').slice(0, LIMITS.questions)) {
    if (element.attributes.type === 'category') {
      const name = textOf(childOf(element, 'category')).trim().split('/').at(-1)?.trim() ?? '';
      hints = name === '' ? {} : { topic: name.slice(0, 100) };
      parts.push({ kind: 'break' });
      continue;
    }
    const place = { file, at: `第 ${element.line} 行 line ${element.line}` };
    const part = readQuestion(element, place, hints, problems);
    if (part !== undefined) parts.push(part);
  }
  return { items: groupDescriptions(parts), problems };
}

function readQuestion(
  element: XmlElement,
  place: SourcePlace,
  hints: SourceFields,
  problems: BankProblem[],
): ListedPart | undefined {
  const type = element.attributes.type ?? '';
  const idNumber = textOf(childOf(element, 'idnumber')).trim();
  const id = idNumber !== '' && fitsId(idNumber) ? idNumber : undefined;
  const stem = richText(childOf(element, 'questiontext'));
  const feedback = richText(childOf(element, 'generalfeedback'));
  tellLost(place, id, stem.plain, problems);
  const head = {
    place,
    ...(id === undefined ? {} : { id }),
    stem: stem.plain.text,
    pictures: stem.pictures,
    fields: {
      ...fieldsOfTags(element),
      ...(feedback.plain.text === '' ? {} : { rationale: feedback.plain.text }),
    },
    hints,
  };
  switch (type) {
    case 'description':
      return { kind: 'description', ...head };
    case 'truefalse': {
      const right = childrenOf(element, 'answer').find((answer) => fractionOf(answer) > 0);
      const word = textOf(childOf(right ?? element, 'text'))
        .trim()
        .toLowerCase();
      const key = right === undefined ? [] : [word === 'true' ? 't' : 'f'];
      return {
        kind: 'question',
        question: { ...head, type: 'true-false', options: TRUE_FALSE_OPTIONS, key },
      };
    }
    case 'multichoice':
      return { kind: 'question', question: multichoice(element, head, problems) };
    default: {
      const reason = `不支持的题型 this type of question is not supported: ${type.slice(0, 40)}`;
      problems.push(problemAt({ ...place, itemId: id }, 'unsupported-question', reason));
      // What follows an unreadable question must not slip into the case before it.
      return { kind: 'break' };
    }
  }
}

function multichoice(
  element: XmlElement,
  head: Omit<SourceQuestion, 'type' | 'options' | 'key'>,
  problems: BankProblem[],
): SourceQuestion {
  const isSingle = textOf(childOf(element, 'single')).trim() !== 'false';
  const answers = childrenOf(element, 'answer');
  const options = answers.map((answer, at) => {
    const { plain, pictures } = richText(answer);
    tellLost(head.place, head.id, plain, problems);
    if (pictures.length > 0) {
      const reason = '选项中的图片不支持 pictures in options are not supported';
      problems.push(problemAt({ ...head.place, itemId: head.id }, 'picture', reason));
    }
    return { id: optionId(at), text: plain.text };
  });
  const key = options.filter((_option, at) => fractionOf(answers[at]) > 0).map((option) => option.id);
  if (isSingle && answers.some((answer) => fractionOf(answer) > 0 && fractionOf(answer) < 99.9)) {
    const reason = '单选题有部分得分的选项 a single-choice question gives partial marks';
    problems.push(problemAt({ ...head.place, itemId: head.id }, 'partial-marks', reason));
  }
  const isFixed = ['false', '0'].includes(textOf(childOf(element, 'shuffleanswers')).trim());
  const fields = isFixed ? { ...head.fields, fixedOrder: '是' } : head.fields;
  return { ...head, type: isSingle ? 'single' : 'multiple', options, key, fields };
}

function fractionOf(answer: XmlElement | undefined): number {
  const fraction = Number(answer?.attributes.fraction ?? '0');
  return Number.isFinite(fraction) ? fraction : 0;
}

/** `<text>` of an element in its format, with the files that lie beside it. */
function richText(element: XmlElement | undefined): {
  readonly plain: PlainText;
  readonly pictures: readonly SourcePicture[];
} {
  const raw = textOf(element === undefined ? undefined : childOf(element, 'text'));
  const format = element?.attributes.format ?? 'html';
  const isHtml = format === 'html' || format === 'moodle_auto_format';
  const plain = isHtml ? plainTextOfHtml(raw) : { text: raw.trim(), images: [], lost: [] };
  const files = new Map(
    (element === undefined ? [] : childrenOf(element, 'file')).map((file) => [
      file.attributes.name ?? '',
      new Uint8Array(Buffer.from(textOf(file), 'base64')),
    ]),
  );
  const pictures = plain.images.map(({ source, alt }): SourcePicture => {
    const name = fileNameOf(source);
    const bytes = files.get(name);
    return { name, alt, ...(bytes === undefined ? {} : { bytes }) };
  });
  return { plain, pictures };
}

function fileNameOf(source: string): string {
  const bare = source.replace(/^@@PLUGINFILE@@\//, '');
  try {
    return decodeURIComponent(bare).slice(0, 300);
  } catch {
    return bare.slice(0, 300);
  }
}

function fieldsOfTags(element: XmlElement): SourceFields {
  const tags = childrenOf(childOf(element, 'tags') ?? element, 'tag').map((tag) =>
    textOf(childOf(tag, 'text')),
  );
  return Object.fromEntries(
    tags.flatMap((tag) => {
      const field = labelledField(tag);
      return field === undefined ? [] : [field];
    }),
  );
}

/** Tables, formulas and the like: the text is read, and its author is told what did not come along. */
function tellLost(
  place: SourcePlace,
  itemId: string | undefined,
  plain: PlainText,
  problems: BankProblem[],
): void {
  if (plain.lost.length === 0) return;
  const reason = `格式未保留，请核对 markup was dropped: ${plain.lost.slice(0, 8).join(', ')}`;
  problems.push(warningAt({ ...place, itemId }, 'markup-lost', reason));
}
