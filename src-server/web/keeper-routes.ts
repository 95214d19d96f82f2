import type { FastifyInstance } from 'fastify';
import { err, ok } from '../../src-shared/basics/result';
import { audit } from '../accounts/audit';
import { createStaffAccount } from '../accounts/create-staff-account';
import { changeStaffAccount, staffAccounts } from '../accounts/keep-staff';
import { fingerprint, listCodes, listStationLines, revokeWithReason } from '../office/keep-stations';
import { institutionsById } from '../people/enrolment-store';
import { issueCode } from '../registry/provisioning-codes';
import { answerRoute } from './answer-route';
import { officerOf } from './officer';
import type { WebContext } from './web-context';

/** LW-7: the security administrator keeps accounts, the system administrator keeps stations; neither the other's. */
export function keeperRoutes(app: FastifyInstance, context: WebContext): void {
  const { accounts, centre, stationAddress } = context;
  const { database, now } = accounts;

  answerRoute(app, context, 'staffAccounts', ({ body }) => staffAccounts(accounts, body.role));

  answerRoute(app, context, 'createStaffAccount', async ({ body, session }) => {
    const { institutionId, ...rest } = body;
    if (rest.role !== 'institution')
      return made(await createStaffAccount(accounts, rest, officerOf(session)));
    if (institutionId === undefined) return err({ kind: 'institution-missing' });
    const known = await institutionsById(database, [institutionId]);
    if (known.size === 0) return err({ kind: 'no-such-institution' });
    return made(await createStaffAccount(accounts, { ...rest, institutionId }, officerOf(session)));
  });

  answerRoute(app, context, 'changeStaffAccount', async ({ body, session }) => {
    const changed = await changeStaffAccount(accounts, officerOf(session), body);
    return changed.ok ? changed : err({ kind: changed.error });
  });

  answerRoute(app, context, 'stationRegistry', async ({ body }) => ({
    ...(await listStationLines(database, centre.suite, body.text, body.after)),
    codes: await listCodes(database, now()),
    centreFingerprint: fingerprint(centre.suite, centre.keys.sign.publicKey),
    ...(stationAddress === undefined ? {} : { stationAddress }),
  }));

  answerRoute(app, context, 'issueStationCode', async ({ body, session }) => {
    const issued = await issueCode(database, body.label, now());
    // The selector names the code; the secret part is nowhere but in the answer.
    const subject = issued.code.slice(0, 4);
    const entry = { ...officerOf(session), action: 'issue-station-code', subject, outcome: 'issued' };
    await audit(database, entry, now());
    return issued;
  });

  answerRoute(app, context, 'revokeStation', async ({ body, session }) => {
    const { stationId, reason } = body;
    const revoked = await revokeWithReason(database, officerOf(session), stationId, reason, now());
    return revoked.ok ? ok({}) : err({ kind: revoked.error });
  });
}

function made(created: Awaited<ReturnType<typeof createStaffAccount>>) {
  return created.ok ? ok({ oneTimePassword: created.value.oneTimePassword }) : err({ kind: created.error });
}
