import { openPassphrase } from '../../src-crypto/package-release';
import { signAsk } from '../../src-crypto/station-words';
import { assertNever } from '../../src-shared/basics/assert-never';
import { PackageId } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { IpcRequest } from '../../src-shared/contracts/ipc/channels';
import type { FetchKeyProblem } from '../../src-shared/contracts/ipc/problems';
import { PROTOCOL_VERSION } from '../../src-shared/contracts/sync/protocol-version';
import type { CentreClient, CentreProblem } from '../sync/centre-client';
import { type Desk, NOT_NOW } from './desk';

/**
 * RM-4: asks the centre for the passphrase of the package that is here. It comes sealed to this station, from its time on
 * by the centre's clock, and stays in this process until the session opens; no screen, journal or log has it.
 */
export async function fetchReleasedKey(
  desk: Desk,
  client: Pick<CentreClient, 'askPackageKey'>,
): Promise<Result<Record<string, never>, FetchKeyProblem>> {
  const { memory, suite } = desk;
  const { identity, package: checked } = memory;
  if (identity === undefined || checked === undefined || memory.session !== undefined) return err(NOT_NOW);
  const { stationId, keys } = identity;
  const packageId = PackageId.parse(checked.manifest.packageId);
  const ask = { kind: 'package-key', stationId, packageId, at: desk.now() } as const;
  const signature = signAsk(suite, ask, keys.sign.privateKey);
  const answer = await client.askPackageKey({ protocolVersion: PROTOCOL_VERSION, ask, signature });
  if (!answer.ok) return err(problemOf(answer.error));
  const reader = { kind: 'station', packageId, stationId } as const;
  const passphrase = openPassphrase(suite, keys.box, answer.value.sealed, reader);
  if (passphrase === undefined) return err({ kind: 'not-understood' });
  memory.releasedKey = { packageId, passphrase };
  desk.log('package-key-released', { packageId });
  desk.keyAhead.begin(checked, passphrase, desk.now().monoMs);
  return ok({});
}

type Opening = IpcRequest<'session:open'>;

/** The request with the passphrase that the centre gave in its place; undefined when there is none for this package. */
export function withReleasedKey(
  { memory }: Desk,
  request: Opening,
): Exclude<Opening, { readonly isReleased: true }> | undefined {
  if (!('isReleased' in request)) return request;
  const { releasedKey, package: checked } = memory;
  if (releasedKey === undefined || releasedKey.packageId !== checked?.manifest.packageId) return undefined;
  const { isReleased: _released, ...signIn } = request;
  return { ...signIn, passphrase: releasedKey.passphrase };
}

function problemOf(problem: CentreProblem): FetchKeyProblem {
  switch (problem.kind) {
    case 'unreachable':
      return { kind: 'unreachable' };
    case 'not-understood':
      return { kind: 'not-understood' };
    case 'refused': {
      const { refusal } = problem;
      if (refusal.refusal === 'too-early') return { kind: 'key-too-early', releaseAtMs: refusal.releaseAtMs };
      return refusal.refusal === 'try-later' ? { kind: 'unreachable' } : { kind: 'key-not-released' };
    }
    default:
      return assertNever(problem);
  }
}
