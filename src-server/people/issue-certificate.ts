import { eq, inArray, sql } from 'drizzle-orm';
import { LocalDate } from '../../src-shared/basics/ids';
import { shanghaiDate } from '../../src-shared/basics/instant';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { IssueCandidate, IssueProblem } from '../../src-shared/contracts/web/certificates';
import { type IssueFacts, mayIssue } from '../../src-shared/domain/certificate/may-issue';
import { postName } from '../../src-shared/domain/certificate/post';
import { Enrolment } from '../../src-shared/domain/enrolment/enrolment';
import { maskDocument } from '../../src-shared/domain/person/mask-document';
import type { AccountContext } from '../accounts/account-context';
import { audit } from '../accounts/audit';
import type { Database, Transaction } from '../store/database';
import { enrolments, institutions, personDocuments, persons } from '../store/people-schema';
import { certificatesOf, issueCertificate } from './certificate-store';
import { findEnrolment } from './enrolment-store';
import { latestPhoto } from './photo-store';

/** TS-6. A session's own policy has been applied to its results already; this is the certificate's bar. */
const PASS_MARK = 60;
const TRAINED = ['trained', 'scheduled', 'tested'];

/** CT-7: issues the certificate of an enrolment. Its date is the day of this confirmation, not the test's. */
export async function issueForEnrolment(
  context: AccountContext,
  by: { readonly accountId: string; readonly role: string },
  enrolmentId: string,
): Promise<Result<{ readonly number: string }, IssueProblem>> {
  return context.database.transaction(async (transaction) => {
    const enrolment = await findEnrolment(transaction, enrolmentId);
    if (enrolment === undefined) return err('no-such-enrolment');
    const { personId, post, institutionId } = enrolment;
    const [person] = await transaction
      .select()
      .from(persons)
      .where(eq(persons.personId, personId))
      .for('update');
    const [institution] = await transaction
      .select()
      .from(institutions)
      .where(eq(institutions.institutionId, institutionId));
    if (person === undefined || institution === undefined) return err('no-such-enrolment');
    const may = mayIssue(await issueFacts(transaction, enrolment), PASS_MARK);
    if (!may.ok) return may;
    const nowMs = context.now();
    const today = LocalDate.parse(shanghaiDate(nowMs));
    const { isDemonstration } = person;
    const { provinceCode, code: institutionCode } = institution;
    const issueYear = Number(today.slice(0, 4));
    const made = await issueCertificate(
      transaction,
      { kind: 'trained', personId, post, issuedOn: today, dutyFrom: today, institutionId },
      { isDemonstration, provinceCode, issueYear, post, institutionCode },
      nowMs,
    );
    const entry = { ...by, action: 'issue-certificate', subject: enrolmentId, outcome: made.certificateId };
    await audit(transaction, entry, nowMs);
    return ok({ number: made.number });
  });
}

/** Everybody whose training is completed, each with what a certificate still lacks. */
export async function issueCandidates(database: Database): Promise<IssueCandidate[]> {
  const rows = await database
    .select({ state: enrolments.state, person: persons, institution: institutions.name })
    .from(enrolments)
    .innerJoin(persons, eq(persons.personId, enrolments.personId))
    .innerJoin(institutions, eq(institutions.institutionId, enrolments.institutionId))
    .where(inArray(enrolments.kind, TRAINED))
    .limit(200);
  const lines: IssueCandidate[] = [];
  for (const { state, person, institution } of rows) {
    const enrolment = Enrolment.parse(state);
    const facts = await issueFacts(database, enrolment);
    const may = mayIssue(facts, PASS_MARK);
    const [document] = await database
      .select()
      .from(personDocuments)
      .where(eq(personDocuments.personId, person.personId));
    lines.push({
      enrolmentId: enrolment.enrolmentId,
      personId: enrolment.personId,
      name: person.name,
      maskedDocument: maskDocument(document?.documentType ?? '', document?.documentKey ?? ''),
      postName: postName(enrolment.post),
      institution,
      ...(facts.confirmedTotal === undefined ? {} : { confirmedTotal: facts.confirmedTotal }),
      ...(may.ok ? {} : { problem: may.error }),
    });
  }
  return lines;
}

/** The best of the person's results in this post that the centre scored itself; a dispute over it bars (TS-7). */
async function issueFacts(database: Database | Transaction, enrolment: Enrolment): Promise<IssueFacts> {
  const { personId, post, kind } = enrolment;
  const found = await database.execute<{ total: number; status: string; is_held: boolean }>(sql`
    SELECT r.total, r.status, r.is_held FROM person_documents d
      JOIN candidates c ON c.candidate->'document'->>'type' = d.document_type
        AND c.candidate->'document'->>'number' = d.document_key
      JOIN results r ON r.session_id = c.session_id AND r.candidate_id = c.candidate_id
     WHERE d.person_id = ${personId} AND c.candidate->>'post' = ${post}
     ORDER BY r.total DESC LIMIT 1`);
  const [best] = found.rows;
  return {
    post,
    isTrainingCompleted: TRAINED.includes(kind),
    confirmedTotal: best?.total,
    isScoreDisputed: best?.status === 'mismatch',
    isResultHeld: best?.is_held === true,
    hasPhoto: (await latestPhoto(database, personId)) !== undefined,
    certificates: (await certificatesOf(database, personId)).map((one) => one.certificate),
  };
}
