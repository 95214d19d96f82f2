import { type GIFTQuestion, parse, type TextFormat } from 'gift-pegjs';
import { decodeText } from '../container/decode-text';
import { LIMITS } from '../container/limits';
import { plainTextOfHtml } from '../container/plain-text';
import { messageOf } from '../container/source-fault';
import { type BankProblem, problemAt } from '../read/bank-problem';
import { fitsId } from '../read/complete-item';
import { labelledField } from '../read/field-words';
import { groupDescriptions, type ListedPart } from '../read/group-descriptions';
import {
  optionId,
  type SourceFields,
  type SourcePlace,
  type SourceReading,
  TRUE_FALSE_OPTIONS,
} from '../read/source-item';

/**
 * A GIFT file. Questions are parted by blank lines and each is parsed alone, so that one slip does not hide the rest
 * and the grammar never sees more than a bounded piece. Tags and categories are read as in Moodle XML.
 */
export function readGift(file: string, bytes: Uint8Array): SourceReading {
  const decoded = decodeText(bytes);
  if (!decoded.ok) {
    return { items: [], problems: [problemAt({ file }, decoded.error.rule, decoded.error.reason)] };
  }
  const problems: BankProblem[] = [];
  const parts: ListedPart[] = [];
  let hints: SourceFields = {};
  const blocks = blocksOf(decoded.value.text);
  if (blocks.length > LIMITS.questions) {
    const reason = `超过 ${LIMITS.questions} 道题 more questions than that`;
    return { items: [], problems: [problemAt({ file }, 'too-large', reason)] };
  }
  for (const { line, text } of blocks) {
    const place = { file, at: `第 ${line} 行 line ${line}` };
    const questions = parseBlock(text, place, problems);
    if (questions === undefined) {
      parts.push({ kind: 'break' });
      continue;
    }
    for (const question of questions) {
      if (question.type === 'Category') {
        const name = question.title.split('/').at(-1)?.trim() ?? '';
        hints = name === '' ? {} : { topic: name.slice(0, 100) };
        parts.push({ kind: 'break' });
      } else parts.push(readQuestion(question, place, hints, problems));
    }
  }
  return { items: groupDescriptions(parts), problems };
}

function blocksOf(text: string): readonly { readonly line: number; readonly text: string }[] {
  const blocks: { line: number; lines: string[] }[] = [];
  let isOpen = false;
  for (const [at, line] of text.split(/\r\n?|\n/).entries()) {
    if (line.trim() === '') {
      isOpen = false;
      continue;
    }
    if (!isOpen) blocks.push({ line: at + 1, lines: [] });
    isOpen = true;
    blocks.at(-1)?.lines.push(line);
  }
  return blocks
    .filter(({ lines }) => lines.some((line) => !line.trim().startsWith('//')))
    .map(({ line, lines }) => ({ line, text: lines.join('\n') }));
}

function parseBlock(
  text: string,
  place: SourcePlace,
  problems: BankProblem[],
): readonly GIFTQuestion[] | undefined {
  if (text.length > LIMITS.giftCharacters) {
    const reason = `一道题超过 ${LIMITS.giftCharacters} 字 a question is longer than that`;
    problems.push(problemAt(place, 'cell-too-long', reason));
    return undefined;
  }
  try {
    return parse(`${text}\n`);
  } catch (error) {
    problems.push(problemAt(place, 'gift', `GIFT 格式有误 not GIFT: ${messageOf(error)}`));
    return undefined;
  }
}

function readQuestion(
  question: Exclude<GIFTQuestion, { readonly type: 'Category' }>,
  place: SourcePlace,
  hints: SourceFields,
  problems: BankProblem[],
): ListedPart {
  const id = [question.id, question.title].find((text) => typeof text === 'string' && fitsId(text));
  const head = {
    place,
    ...(typeof id === 'string' ? { id } : {}),
    stem: textOf(question.stem),
    pictures: [],
    hints,
  };
  const fields = fieldsOf(question);
  switch (question.type) {
    case 'Description':
      return { kind: 'description', ...head, fields };
    case 'TF': {
      const key = [question.isTrue ? 't' : 'f'];
      return {
        kind: 'question',
        question: { ...head, fields, type: 'true-false', options: TRUE_FALSE_OPTIONS, key },
      };
    }
    case 'MC': {
      const options = question.choices.map((choice, at) => ({ id: optionId(at), text: textOf(choice.text) }));
      const key = options.filter((_option, at) => isRight(question.choices[at])).map((option) => option.id);
      const isMultiple = !question.choices.some((choice) => choice.isCorrect) && key.length !== 1;
      const type = isMultiple ? 'multiple' : 'single';
      return { kind: 'question', question: { ...head, fields, type, options, key } };
    }
    default: {
      const reason = `不支持的题型 this type of question is not supported: ${question.type}`;
      problems.push(problemAt({ ...place, itemId: head.id }, 'unsupported-question', reason));
      return { kind: 'break' };
    }
  }
}

function isRight(
  choice: { readonly isCorrect: boolean; readonly weight?: number | null } | undefined,
): boolean {
  return choice !== undefined && (choice.isCorrect || (choice.weight ?? 0) > 0);
}

function textOf(text: TextFormat): string {
  return text.format === 'html' ? plainTextOfHtml(text.text).text : text.text.trim();
}

function fieldsOf(question: Exclude<GIFTQuestion, { readonly type: 'Category' }>): SourceFields {
  const labelled = (question.tags ?? []).flatMap((tag) => {
    const field = labelledField(tag);
    return field === undefined ? [] : [field];
  });
  const feedback = 'globalFeedback' in question ? question.globalFeedback : null;
  const rationale = feedback === null || feedback === undefined ? '' : textOf(feedback);
  return { ...(rationale === '' ? {} : { rationale }), ...Object.fromEntries(labelled) };
}
