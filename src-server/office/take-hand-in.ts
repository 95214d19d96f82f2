import type { z } from 'zod';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { HandInTaken } from '../../src-shared/contracts/web/exam-sessions';
import { audit } from '../accounts/audit';
import { importHandIn } from '../hand-in/import-hand-in';
import type { ImportContext } from '../import/import-batch';
import type { Officer } from '../web/officer';

/** A hand-in file that somebody of the staff brought; the refusal is told apart in the audit log only. */
export async function takeHandIn(
  context: ImportContext,
  by: Officer,
  sessionId: string,
  file: Uint8Array,
): Promise<Result<z.infer<typeof HandInTaken>, 'refused'>> {
  const taken = await importHandIn(context, file, sessionId);
  const outcome = taken.ok ? taken.value.outcome : taken.error;
  const entry = { ...by, action: 'import-hand-in', subject: sessionId, outcome };
  await audit(context.database, entry, context.now());
  if (!taken.ok) return err('refused');
  const { chains, receipt } = taken.value;
  return ok({
    isWhole: taken.value.outcome !== 'incomplete',
    isNew: taken.value.outcome === 'imported',
    records: chains.reduce((sum, chain) => sum + chain.records.length, 0),
    stationId: receipt.stationId,
    receipt: JSON.stringify(receipt),
  });
}
