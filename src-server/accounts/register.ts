import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { makeVerifier } from '../../src-crypto/password-verifier';
import { shanghaiDate } from '../../src-shared/basics/instant';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { RegisterProblem } from '../../src-shared/contracts/web/web-session';
import { readPhone } from '../../src-shared/domain/account/phone';
import { readCandidateNumber } from '../../src-shared/domain/person/candidate-number';
import { personDocuments, persons } from '../store/people-schema';
import type { AccountContext } from './account-context';
import { insertAccount } from './account-store';
import { audit } from './audit';

type Problem = z.infer<typeof RegisterProblem>;
export type Registration = { readonly name: string; readonly document: string; readonly phone: string };

/**
 * ID-1, ID-2: the account's name is the document number and its first password the telephone number, which opens
 * the change of password and nothing else (ID-20). One telephone may belong to several people.
 */
export async function register(
  context: AccountContext,
  given: Registration,
  isDemonstration: boolean,
): Promise<Result<{ readonly personId: string }, Problem>> {
  const nowMs = context.now();
  const name = given.name.normalize('NFKC').trim();
  if (!/^[\p{L}\p{M}·. '’-]{1,60}$/u.test(name)) return err({ kind: 'bad-name' });
  const phone = readPhone(given.phone);
  if (phone === undefined) return err({ kind: 'bad-phone' });
  const read = readCandidateNumber(given.document, shanghaiDate(nowMs));
  if (!read.ok) return err({ kind: 'bad-document', reason: read.error });
  if (read.value.kind !== 'document') return err({ kind: 'bad-document', reason: 'not-a-document' });
  const { type, number } = read.value;
  const verifier = await makeVerifier(context.suite, phone);
  return context.database.transaction(async (transaction) => {
    const personId = randomUUID();
    await transaction.insert(persons).values({ personId, name, isDemonstration, createdAtMs: nowMs });
    const taken = await transaction
      .insert(personDocuments)
      .values({ documentType: type, documentKey: number, personId, fromMs: nowMs })
      .onConflictDoNothing()
      .returning();
    if (taken.length === 0) {
      // Nothing of a second registration stays.
      await transaction.delete(persons).where(eq(persons.personId, personId));
      return err({ kind: 'already-registered' });
    }
    const account = { login: number, role: 'person', displayName: name, phone, verifier, personId } as const;
    const accountId = await insertAccount(transaction, { ...account, passwordKind: 'default' }, nowMs);
    if (accountId === undefined) throw new Error('a document without an account has an account’s name');
    const outcome = 'registered';
    await audit(
      transaction,
      { accountId, role: 'person', action: 'register', subject: personId, outcome },
      nowMs,
    );
    return ok({ personId });
  });
}
