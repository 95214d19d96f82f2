import type { SessionPublication } from '../../src-server/registry/session-publication';
import { fromHex } from '../../src-shared/basics/bytes-text';
import { generatePaper } from '../../src-shared/domain/paper/generate-paper';
import type { AttemptResult } from '../../src-shared/domain/record/attempt-result';
import type { AnswerSlot } from '../../src-shared/domain/record/pack-answers';
import { keysOfPaper } from '../../src-shared/domain/scoring/keys-of-paper';

/** The scored questions of the paper that a result answers, in the paper's order. */
export function slotsOfResult(publication: SessionPublication, result: AttemptResult): readonly AnswerSlot[] {
  const [blueprint] = publication.blueprints;
  const seed = fromHex(result.seedHex);
  if (blueprint === undefined || seed === undefined) throw new Error('no paper');
  const paper = generatePaper({ bank: publication.bank, blueprint, seed });
  if (!paper.ok) throw new Error('the bank is too small');
  const keys = keysOfPaper(paper.value, publication.bank.items);
  if (!keys.ok) throw new Error('the bank is another one');
  return keys.value.map(({ itemId, optionIds }) => ({ itemId, optionIds }));
}
