import { suiteB } from '../../src-crypto/suite-b';
import { utf8 } from '../../src-crypto/text';
import { fromHex, toHex } from '../../src-shared/basics/bytes-text';
import { canonicalJson } from '../../src-shared/basics/canonical-json';
import type { Item } from '../../src-shared/domain/item/item';
import { generatePaper } from '../../src-shared/domain/paper/generate-paper';
import { problemLine } from '../check/check-command';
import type { CommandOutcome } from '../command-outcome';
import { bankVersionOf } from '../read/bank-version';
import { readBanks } from '../read/read-banks';
import { readablePaper } from './readable-paper';

export type RebuildRequest = {
  readonly folders: readonly string[];
  readonly post: string;
  /** 64 hex digits, as the attempt's record has it. */
  readonly seed: string;
  /** The version that the record names; rebuilding from any other bank would prove nothing. */
  readonly bankVersion?: string;
  /** SHA-256 of the paper that the record names. */
  readonly paperHash?: string;
};

/**
 * `rebuild`: the paper that bank, blueprint and seed make (TS-23), to read, and as canonical JSON with the hash that
 * the station put on record. Takes what a package takes of a bank: its approved items.
 */
export async function rebuildCommand(request: RebuildRequest): Promise<CommandOutcome> {
  const seed = fromHex(request.seed.toLowerCase());
  if (seed?.length !== 32) return failed('种子应为 64 位十六进制 a seed has 64 hex digits');
  const banks = await readBanks(request.folders);
  if (!banks.ok) return failed(banks.error.map(problemLine).join('\n'));
  const { items: all, blueprints } = banks.value;
  const blueprint = blueprints.find(({ post }) => post === request.post);
  if (blueprint === undefined) {
    const posts = blueprints.map(({ post }) => post).join(', ');
    return failed(`没有岗位 ${request.post} 的蓝图 no blueprint for this post; there are: ${posts}`);
  }
  const items: readonly Item[] = all.filter((item) => item.status === 'approved');
  const bankVersion = bankVersionOf(suiteB, items, blueprints);
  const paper = generatePaper({ bank: { bankVersion, items }, blueprint, seed });
  if (!paper.ok) return failed(`无法组卷 no paper can be made: ${canonicalJson(paper.error)}`);
  const json = canonicalJson(paper.value);
  const hash = toHex(suiteB.sha256(utf8(json)));
  const differences = [
    ...differs('题库版本 bank version', request.bankVersion, bankVersion),
    ...differs('试卷散列 paper hash', request.paperHash?.toLowerCase(), hash),
  ];
  const text = [
    readablePaper(paper.value, items, blueprint),
    '',
    `题库版本 bank version: ${bankVersion}`,
    `蓝图版本 blueprint version: ${blueprint.blueprintVersion}`,
    `种子 seed: ${toHex(seed)}`,
    `试卷散列 paper hash (SHA-256): ${hash}`,
    '规范 JSON canonical JSON:',
    json,
    ...differences,
  ].join('\n');
  return { exitCode: differences.length === 0 ? 0 : 1, text };
}

function differs(name: string, wanted: string | undefined, made: string): readonly string[] {
  if (wanted === undefined || wanted === made) return [];
  return [`不一致 differs: ${name}: ${wanted} ≠ ${made}`];
}

function failed(text: string): CommandOutcome {
  return { exitCode: 1, text };
}
