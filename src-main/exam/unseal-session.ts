import { joinShares } from '../../src-crypto/passphrase-shares';
import { shanghaiDate } from '../../src-shared/basics/instant';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { IpcRequest } from '../../src-shared/contracts/ipc/channels';
import type { PackageProblem } from '../../src-shared/contracts/package/package-problem';
import { type OpenedPackage, openPackage } from '../vault/open-package';
import type { CheckedPackage } from '../vault/read-package';
import type { Desk } from './desk';
import type { StationIdentity } from './station-memory';

/** Opens the package with the passphrase, or with two shares of it. */
export async function unseal(
  desk: Desk,
  identity: StationIdentity,
  checked: CheckedPackage,
  request: Exclude<IpcRequest<'session:open'>, { readonly isReleased: true }>,
): Promise<Result<OpenedPackage, PackageProblem>> {
  const passphrase = await passphraseOf(checked, request);
  if (!passphrase.ok) return passphrase;
  const opened = await openPackage(checked, {
    stationId: identity.stationId,
    stationBoxKeys: identity.keys.box,
    passphrase: passphrase.value,
    derived: await desk.keyAhead.take(checked, passphrase.value, desk.now().monoMs),
    today: shanghaiDate(desk.now().wallMs),
  });
  const isUnfit = !opened.ok && opened.error.kind === 'wrong-passphrase' && 'shares' in request;
  return isUnfit ? err({ kind: 'shares-do-not-fit' }) : opened;
}

/** What was typed as one passphrase; of two shares the one they make, or what is wrong with them. */
export function passphraseOf(
  { suite, manifest }: CheckedPackage,
  request: IpcRequest<'session:prepare'>,
): Promise<Result<string, PackageProblem>> {
  if ('shares' in request) return joinShares(suite, manifest.packageId, request.shares);
  return Promise.resolve(ok(request.passphrase));
}

/** A wrong share counts against the lock-out as a wrong passphrase does, a slip of the pen with it. */
export function isGuess({ kind }: PackageProblem): boolean {
  return kind === 'wrong-passphrase' || kind.startsWith('share');
}
