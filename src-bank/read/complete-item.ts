import { suiteB } from '../../src-crypto/suite-b';
import { utf8 } from '../../src-crypto/text';
import { toHex } from '../../src-shared/basics/bytes-text';
import { canonicalJson } from '../../src-shared/basics/canonical-json';
import { ItemId } from '../../src-shared/basics/ids';
import { Item, type ItemPicture } from '../../src-shared/domain/item/item';
import type { BankNames } from './bank-names';
import { type BankProblem, problemAt, warningAt } from './bank-problem';
import {
  dateOfWords,
  difficultyOfWord,
  FIELD_NAMES,
  levelOfWord,
  statusOfWord,
  trueFalseOfWord,
} from './field-words';
import { LAST_DEFAULTS } from './import-settings';
import { type LocatedItem, schemaProblems } from './parse-bank-file';
import type { PictureShelf } from './pictures';
import type {
  SourceField,
  SourceFields,
  SourceItem,
  SourcePicture,
  SourcePlace,
  SourceQuestion,
} from './source-item';

export type CompletingContext = {
  readonly names: BankNames;
  /** From `import.json`. */
  readonly defaults: SourceFields;
  readonly pictures: PictureShelf;
};

export type CompletedItem = {
  readonly located: LocatedItem | undefined;
  readonly problems: readonly BankProblem[];
};

/**
 * Makes an item of the bank from what a foreign format said, the folder's defaults and the blueprints' names.
 * Nothing is guessed: a field that is needed and nowhere said is an error with its Chinese name.
 */
export async function completeItem(source: SourceItem, context: CompletingContext): Promise<CompletedItem> {
  const desk = completingDesk();
  const raw =
    source.kind === 'case'
      ? await caseOf(source, context, desk)
      : await choiceOf(source.question, context, desk);
  const place = source.kind === 'case' ? source.place : source.question.place;
  if (desk.problems.some((problem) => problem.severity === 'error')) {
    return { located: undefined, problems: desk.problems };
  }
  const item = Item.safeParse(raw);
  if (!item.success) {
    const problems = schemaProblems(place.file, raw.id, item.error, place.at);
    return { located: undefined, problems: [...desk.problems, ...problems] };
  }
  return { located: { file: place.file, at: place.at, item: item.data }, problems: desk.problems };
}

/** A text that may serve as an id as it stands. */
export function fitsId(text: string): boolean {
  return ItemId.safeParse(text).success;
}

type Desk = {
  readonly problems: BankProblem[];
  readonly fault: (place: SourcePlace, itemId: string | undefined, rule: string, reason: string) => void;
};

function completingDesk(): Desk {
  const problems: BankProblem[] = [];
  return {
    problems,
    fault: (place, itemId, rule, reason) => {
      problems.push(problemAt({ ...place, itemId }, rule, reason));
    },
  };
}

async function choiceOf(question: SourceQuestion, context: CompletingContext, desk: Desk) {
  const id = idOf(question.id, question.place, desk, {
    type: question.type,
    stem: question.stem,
    options: question.options.map((option) => option.text),
  });
  const fields = reader(
    question.place,
    id,
    [question.fields, context.defaults, question.hints ?? {}, LAST_DEFAULTS],
    desk,
  );
  return {
    ...(await questionOf(question, id, fields, context, desk)),
    ...authoredOf(question.place, id, fields, context, desk),
  };
}

async function caseOf(
  source: Extract<SourceItem, { readonly kind: 'case' }>,
  context: CompletingContext,
  desk: Desk,
) {
  const { place } = source;
  const parts = source.questions.map((part) => part.stem);
  const id = idOf(source.id, place, desk, { type: 'case', stem: source.stem, parts });
  const fields = reader(
    place,
    id,
    [source.fields, context.defaults, source.hints ?? {}, LAST_DEFAULTS],
    desk,
  );
  const order = source.questions.map((part) => part.type).join(' ');
  if (order !== 'single single multiple true-false') {
    const reason = `案例题应依次为 2 道单选、1 道多选、1 道判断 a case is two single, one multiple, one true-false, in order; found: ${order || '无 none'}`;
    desk.fault(place, id, 'case-shape', reason);
  }
  const items: unknown[] = [];
  for (const [at, part] of source.questions.entries()) {
    const partId = part.id ?? `${id}-${at + 1}`;
    const partFields = reader(
      part.place,
      partId,
      [part.fields, source.fields, context.defaults, LAST_DEFAULTS],
      desk,
    );
    items.push(await questionOf(part, partId, partFields, context, desk));
  }
  return {
    type: 'case',
    id,
    stem: source.stem,
    ...(await picturesOf(source.pictures, place, id, context, desk)),
    difficulty: parsed(fields, 'difficulty', difficultyOfWord),
    items,
    ...authoredOf(place, id, fields, context, desk),
  };
}

async function questionOf(
  question: SourceQuestion,
  id: string,
  fields: FieldReader,
  context: CompletingContext,
  desk: Desk,
) {
  const fixedOrder = fields.optional('fixedOrder');
  return {
    type: question.type,
    id,
    stem: question.stem,
    options: question.options,
    key: question.key,
    ...(await picturesOf(question.pictures, question.place, id, context, desk)),
    difficulty: parsed(fields, 'difficulty', difficultyOfWord),
    level: parsed(fields, 'level', levelOfWord),
    rationale: fields.required('rationale'),
    source: fields.required('source'),
    ...(fixedOrder !== undefined && trueFalseOfWord(fixedOrder) === 't' ? { fixedOrder: true } : {}),
  };
}

function authoredOf(
  place: SourcePlace,
  id: string,
  fields: FieldReader,
  { names }: CompletingContext,
  desk: Desk,
) {
  const posts = fields
    .required('posts')
    .split(/[,，、;；/\s]+/)
    .filter((text) => text !== '')
    .map((text) => {
      const code = names.postOf(text);
      if (code === undefined) desk.fault(place, id, 'unknown-post', `没有这个岗位 no such post: ${text}`);
      return code ?? '';
    });
  const topicText = fields.required('topic');
  const topic = topicText === '' ? undefined : names.topicOf(topicText, posts);
  if (topicText !== '' && topic === undefined) {
    const reason = `知识点无法识别，请写编码或蓝图中的名称 no blueprint read with it has this topic: ${topicText}`;
    desk.fault(place, id, 'unknown-topic', reason);
  }
  const enemyGroup = fields.optional('enemyGroup');
  const dates = (['validFrom', 'validTo'] as const).flatMap((field) => {
    const text = fields.optional(field);
    if (text === undefined) return [];
    const date = dateOfWords(text);
    if (date === undefined) fields.fault(field, text);
    return [[field, date] as const];
  });
  return {
    version: Number(fields.required('version')),
    posts: [...new Set(posts)],
    topic,
    author: fields.required('author'),
    reviewer: fields.required('reviewer'),
    status: parsed(fields, 'status', statusOfWord),
    ...(enemyGroup === undefined ? {} : { enemyGroup }),
    ...Object.fromEntries(dates),
    licence: fields.required('licence'),
  };
}

async function picturesOf(
  pictures: readonly SourcePicture[],
  place: SourcePlace,
  id: string,
  context: CompletingContext,
  desk: Desk,
): Promise<{ readonly pictures?: readonly ItemPicture[] }> {
  const taken: ItemPicture[] = [];
  for (const picture of pictures) {
    const one = await context.pictures.take(picture);
    if (one.ok) taken.push(one.value);
    else desk.fault(place, id, one.error.rule, one.error.reason);
  }
  return taken.length === 0 ? {} : { pictures: taken };
}

/** An item without an id is called after its content, so that rows may be moved and its answers still be told apart. */
function idOf(
  id: string | undefined,
  place: SourcePlace,
  desk: Desk,
  content: Parameters<typeof canonicalJson>[0],
): string {
  if (id !== undefined) {
    if (!fitsId(id)) {
      const reason = `编号只能用字母、数字、点、横线和下划线，至多 64 个 an id has letters, digits, . - _ only, 64 at most: ${id.slice(0, 80)}`;
      desk.fault(place, undefined, 'bad-id', reason);
    }
    return id;
  }
  const made = `auto-${toHex(suiteB.sha256(utf8(canonicalJson(content)))).slice(0, 12)}`;
  const reason = `没有编号，按内容编为 no id; called after its content: ${made}`;
  desk.problems.push(warningAt({ ...place, itemId: made }, 'id-made', reason));
  return made;
}

type FieldReader = {
  readonly optional: (field: SourceField) => string | undefined;
  /** Empty after telling that it is missing. */
  readonly required: (field: SourceField) => string;
  readonly fault: (field: SourceField, text: string) => void;
};

function reader(place: SourcePlace, id: string, layers: readonly SourceFields[], desk: Desk): FieldReader {
  const optional = (field: SourceField) =>
    layers.map((layer) => layer[field]?.trim()).find((text) => text !== undefined && text !== '');
  const nameOf = (field: SourceField) => FIELD_NAMES[field][0] ?? field;
  return {
    optional,
    required: (field) => {
      const text = optional(field);
      if (text === undefined) {
        desk.fault(place, id, 'missing-field', `缺少“${nameOf(field)}” nothing says its ${field}`);
      }
      return text ?? '';
    },
    fault: (field, text) => {
      const reason = `“${nameOf(field)}”无法识别 the ${field} is not understood: ${text.slice(0, 60)}`;
      desk.fault(place, id, 'bad-field', reason);
    },
  };
}

function parsed<T>(
  fields: FieldReader,
  field: SourceField,
  parse: (text: string) => T | undefined,
): T | undefined {
  const text = fields.required(field);
  const value = text === '' ? undefined : parse(text);
  if (text !== '' && value === undefined) fields.fault(field, text);
  return value;
}
