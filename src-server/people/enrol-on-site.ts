import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { PersonId } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { OnSiteProblem } from '../../src-shared/contracts/web/enrolments';
import type { WebBody } from '../../src-shared/contracts/web/web-routes';
import { reduceEnrolment } from '../../src-shared/domain/enrolment/reduce-enrolment';
import type { AccountContext } from '../accounts/account-context';
import { accountLogin } from '../accounts/account-store';
import { audit } from '../accounts/audit';
import { personDocuments, persons } from '../store/people-schema';
import { openEnrolment } from './enrol';
import { writeEnrolment } from './enrolment-store';
import { settleEnrolments } from './settle-enrolments';
import type { InstitutionActor } from './training-plans';

/**
 * 现场报名 (EN-2, S2.1): request and confirmation in one, because the person stands there with the documents. Asked for by
 * name and number together, so that nobody finds out by numbers alone who is registered; each asking is in the audit log.
 */
export async function enrolOnSite(
  context: AccountContext,
  { accountId, institutionId }: InstitutionActor,
  { name, document, post }: WebBody<'enrolOnSite'>,
): Promise<Result<void, z.infer<typeof OnSiteProblem>>> {
  const nowMs = context.now();
  const entry = { accountId, role: 'institution', action: 'enrol-on-site' };
  const [held] = await context.database
    .select({ personId: persons.personId })
    .from(personDocuments)
    .innerJoin(persons, eq(persons.personId, personDocuments.personId))
    .where(
      and(
        eq(personDocuments.documentKey, accountLogin(document)),
        eq(persons.name, name.normalize('NFKC').trim()),
      ),
    );
  if (held === undefined) {
    await audit(context.database, { ...entry, subject: institutionId, outcome: 'no-such-person' }, nowMs);
    return err({ kind: 'no-such-person' });
  }
  const personId = PersonId.parse(held.personId);
  await settleEnrolments(context.database, { personId }, nowMs);
  return context.database.transaction(async (transaction) => {
    const asked = await openEnrolment(transaction, personId, institutionId, post, nowMs);
    if (!asked.ok) {
      await audit(transaction, { ...entry, subject: personId, outcome: asked.error.kind }, nowMs);
      return asked;
    }
    const confirmed = reduceEnrolment(asked.value, { kind: 'confirmed', documentsReviewed: true });
    if (!confirmed.ok) throw new Error('a request can be confirmed');
    await writeEnrolment(transaction, confirmed.value, nowMs);
    const { enrolmentId } = confirmed.value;
    await audit(
      transaction,
      { ...entry, subject: enrolmentId, outcome: 'confirmed', detail: { post } },
      nowMs,
    );
    return ok(undefined);
  });
}
