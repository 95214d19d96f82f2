import { signSheet } from '../../src-crypto/sheet-seal';
import { canonicalJson, type Json } from '../../src-shared/basics/canonical-json';
import { StaffId } from '../../src-shared/basics/ids';
import type { Instant } from '../../src-shared/basics/instant';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { IpcRequest, IpcResponse } from '../../src-shared/contracts/ipc/channels';
import type { ReadinessSignProblem } from '../../src-shared/contracts/ipc/readiness-problems';
import { judgeReadiness, limitsOf } from '../../src-shared/domain/readiness/judge-readiness';
import type {
  PageMeasurement,
  StationMeasurement,
} from '../../src-shared/domain/readiness/machine-measurement';
import type { ReadinessCheck } from '../../src-shared/domain/readiness/readiness-check';
import { mayWaive, openBlocks, type ReadinessSheet } from '../../src-shared/domain/readiness/readiness-sheet';
import type { Signature } from '../../src-shared/domain/staff/signature';
import { signedInStaff } from '../exam/console-session';
import { type Desk, NOT_NOW, notWritten } from '../exam/desk';
import { checkSignIn } from '../exam/staff-sign-in';
import type { OpenSession } from '../exam/station-memory';

export type ReadinessDesk = {
  readonly look: () => Promise<IpcResponse<'readiness:look'>>;
  readonly complete: (
    request: IpcRequest<'readiness:complete'>,
  ) => Promise<IpcResponse<'readiness:complete'>>;
  readonly sign: (request: IpcRequest<'readiness:sign'>) => Promise<IpcResponse<'readiness:sign'>>;
  readonly save: () => Promise<IpcResponse<'readiness:save'>>;
};

export type ReadinessPorts = {
  readonly desk: Desk;
  readonly programVersion: string;
  readonly measure: () => Promise<StationMeasurement>;
  /** Where the sheet goes, chosen by a person; undefined when nobody chose. */
  readonly chooseSavePath: (name: string) => Promise<string | undefined>;
  readonly writeFile: (file: string, text: string) => Promise<void>;
};

/** The last look at the machine; a sheet is made of this and of nothing that a page could say later. */
type Look = {
  readonly at: Instant;
  readonly station: StationMeasurement;
  readonly page: PageMeasurement | undefined;
};

export function openReadiness(ports: ReadinessPorts): ReadinessDesk {
  const { desk } = ports;
  const { memory } = desk;
  let last: Look | undefined;

  function judged(look: Look): readonly ReadinessCheck[] {
    const limits = limitsOf(memory.session?.opened.content.policy);
    return judgeReadiness(look.station, look.page, limits, memory.readiness.known);
  }

  return {
    look: async () => {
      last = { at: desk.now(), station: await ports.measure(), page: undefined };
      return ok({ checks: judged(last) });
    },
    complete: async ({ page }) => {
      if (last === undefined) return err(NOT_NOW);
      last = { ...last, at: desk.now(), page };
      return ok({ checks: judged(last) });
    },
    sign: async (request) => {
      const { identity } = memory;
      if (identity === undefined || last?.page === undefined) return err(NOT_NOW);
      const signer = await signerOf(desk, request);
      if (!signer.ok) return signer;
      const checks = judged(last);
      const may = mayWaive(
        checks,
        request.waivers.map((one) => one.checkId),
        signer.value.isVerified,
      );
      if (!may.ok) {
        return err({ kind: may.error === 'not-verified' ? 'waive-needs-session' : 'waiver-out-of-place' });
      }
      const content = memory.session?.opened.content;
      const waivers = request.waivers.map((one) => ({ ...one, by: signer.value.staffId }));
      const { camera } = last.page;
      const sheet: ReadinessSheet = {
        kind: 'readiness-sheet',
        v: 1,
        stationId: identity.stationId,
        at: last.at,
        programVersion: ports.programVersion.slice(0, 40),
        ...(content === undefined
          ? {}
          : { sessionId: content.session.sessionId, packageId: content.packageId }),
        limitsFrom: content === undefined ? 'default' : content.policy.policyVersion,
        signer: signer.value,
        checks,
        waivers,
        inventory: {
          ...last.station.inventory,
          ...(camera.kind === 'opened' ? { camera: camera.label } : {}),
        },
        isReady: openBlocks(checks, waivers).length === 0,
      };
      const signed = signSheet(desk.suite, sheet, identity.keys.sign.privateKey);
      const written = await desk.append([{ kind: 'readiness', at: desk.now(), signed }]);
      if (!written.ok) return err(notWritten(written.error));
      desk.log('readiness-signed', { isReady: sheet.isReady, waivers: waivers.length });
      desk.changed();
      return ok({ signed });
    },
    save: async () => {
      const { latest } = memory.readiness;
      if (latest === undefined) return err(NOT_NOW);
      const { stationId, at } = latest.sheet;
      const day = new Date(at.wallMs).toISOString().slice(0, 16).replace(/[-:]/g, '');
      const file = await ports.chooseSavePath(`readiness-${stationId}-${day}.json`);
      if (file === undefined) return err({ kind: 'cancelled' });
      try {
        await ports.writeFile(file, `${canonicalJson(latest as Json)}\n`);
        return ok({});
      } catch (error) {
        const isDiskFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
        return err({ kind: 'not-written', isDiskFull });
      }
    },
  };
}

/** Before the session opens a staff number is a note and no proof; afterwards it takes the password. */
async function signerOf(
  desk: Desk,
  request: IpcRequest<'readiness:sign'>,
): Promise<Result<ReadinessSheet['signer'], ReadinessSignProblem>> {
  const { session } = desk.memory;
  if (session === undefined) {
    const noted = StaffId.safeParse(request.staffId.toUpperCase());
    return noted.success
      ? ok({ staffId: noted.data, isVerified: false })
      : err({ kind: 'unknown-staff-or-wrong-password' });
  }
  const staff = await whoSigns(desk, session, request);
  if (!staff.ok) return staff;
  return staff.value.roles.includes('inspector')
    ? err({ kind: 'role-may-not' })
    : ok({ staffId: staff.value.staffId, isVerified: true });
}

/** Whoever is signed in at the console needs no second password; anybody else gives one. */
async function whoSigns(
  desk: Desk,
  session: OpenSession,
  request: IpcRequest<'readiness:sign'>,
): Promise<Result<Signature, ReadinessSignProblem>> {
  if (request.password === '') {
    const signedIn = signedInStaff(desk);
    return signedIn.ok ? signedIn : err({ kind: 'unknown-staff-or-wrong-password' });
  }
  const checked = await checkSignIn(desk, session, request, 'readiness');
  if (checked.ok) return ok({ staffId: checked.value.staffId, roles: [checked.value.role] });
  return err(
    checked.error.kind === 'locked-out' ? checked.error : { kind: 'unknown-staff-or-wrong-password' },
  );
}
