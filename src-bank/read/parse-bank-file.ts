import { z } from 'zod';
import { Item } from '../../src-shared/domain/item/item';
import { Blueprint } from '../../src-shared/domain/paper/blueprint';
import { type BankProblem, problemAt } from './bank-problem';
import { takePictures } from './json-pictures';
import type { PictureShelf } from './pictures';

export type LocatedItem = {
  readonly file: string;
  /** Row or element inside the file, where the item's id does not say enough. */
  readonly at?: string;
  readonly item: Item;
};

export type BankFile = {
  readonly file: string;
  /** The bank's name, such as 演示题库; undefined when the file is broken. */
  readonly bank: string | undefined;
  readonly items: readonly LocatedItem[];
  readonly problems: readonly BankProblem[];
};

const Envelope = z.object({ bank: z.string().min(1).max(40), items: z.array(z.unknown()) }).strict();

/** Reads one `{ bank, items }` file, pictures named by `{ file, alt }`; a broken item does not hide those after it. */
export async function parseBankFile(file: string, text: string, shelf: PictureShelf): Promise<BankFile> {
  const json = parseJson(text);
  if (!json.ok) return { file, bank: undefined, items: [], problems: [badJson(file, json.error)] };
  const envelope = Envelope.safeParse(json.value);
  if (!envelope.success) {
    return { file, bank: undefined, items: [], problems: schemaProblems(file, undefined, envelope.error) };
  }
  const items: LocatedItem[] = [];
  const problems: BankProblem[] = [];
  for (const [index, written] of envelope.data.items.entries()) {
    const itemId = idOf(written) ?? `items[${index}]`;
    const taken = await takePictures(written, shelf);
    problems.push(...taken.problems.map(({ rule, reason }) => problemAt({ file, itemId }, rule, reason)));
    if (taken.problems.length > 0) continue;
    const raw = taken.raw;
    const item = Item.safeParse(raw);
    if (!item.success) {
      problems.push(...schemaProblems(file, itemId, item.error));
      continue;
    }
    items.push({ file, item: item.data });
    problems.push(...unknownFields(file, itemId, raw, item.data));
  }
  return { file, bank: envelope.data.bank, items, problems };
}

export function parseBlueprint(
  file: string,
  text: string,
): { readonly blueprint: Blueprint | undefined; readonly problems: readonly BankProblem[] } {
  const json = parseJson(text);
  if (!json.ok) return { blueprint: undefined, problems: [badJson(file, json.error)] };
  const parsed = Blueprint.safeParse(json.value);
  if (!parsed.success) {
    return { blueprint: undefined, problems: schemaProblems(file, undefined, parsed.error) };
  }
  return { blueprint: parsed.data, problems: unknownFields(file, undefined, json.value, parsed.data) };
}

/**
 * A field that no schema knows would vanish without a word: a misspelt `enemyGroup` lets two items that give each
 * other's answer meet in one paper.
 */
function unknownFields(
  file: string,
  itemId: string | undefined,
  raw: unknown,
  parsed: unknown,
): readonly BankProblem[] {
  return lostPaths(raw, parsed, '').map((path) =>
    problemAt({ file, itemId }, 'unknown-field', `未知字段 unknown field: ${path}`),
  );
}

function lostPaths(raw: unknown, parsed: unknown, at: string): readonly string[] {
  if (Array.isArray(raw) && Array.isArray(parsed)) {
    return raw.flatMap((member: unknown, index) => lostPaths(member, parsed[index], `${at}[${index}]`));
  }
  if (!isRecord(raw) || !isRecord(parsed)) return [];
  return Object.keys(raw).flatMap((key) => {
    const path = at === '' ? key : `${at}.${key}`;
    return key in parsed ? lostPaths(raw[key], parsed[key], path) : [path];
  });
}

export function schemaProblems(
  file: string,
  itemId: string | undefined,
  error: z.ZodError,
  at?: string,
): readonly BankProblem[] {
  return error.issues.map((issue) =>
    problemAt(
      { file, at, itemId },
      'schema',
      `格式不符 does not fit the schema: ${issue.path.join('.') || '(root)'}: ${issue.message}`,
    ),
  );
}

function badJson(file: string, message: string): BankProblem {
  return problemAt({ file }, 'json', `不是有效的 JSON, not valid JSON: ${message}`);
}

export function parseJson(text: string): { ok: true; value: unknown } | { ok: false; error: string } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : 'unreadable' };
  }
}

function idOf(raw: unknown): string | undefined {
  return isRecord(raw) && typeof raw.id === 'string' ? raw.id : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
