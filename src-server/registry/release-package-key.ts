import { and, eq, isNull } from 'drizzle-orm';
import { openPassphrase, sealPassphrase } from '../../src-crypto/package-release';
import { verifyAsk } from '../../src-crypto/station-words';
import { fromBase64Url } from '../../src-shared/basics/bytes-text';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { PackageKeyAnswer, PackageKeyRequest } from '../../src-shared/contracts/sync/package-key';
import type { Refusal } from '../../src-shared/contracts/sync/refusal';
import { audit } from '../accounts/audit';
import type { Database } from '../store/database';
import { packageReleases, packageStations } from '../store/package-schema';
import { stations } from '../store/schema';
import type { Centre } from './centre';
import type { StationKeys } from './stations';

type Context = {
  readonly database: Database;
  readonly centre: Centre;
  readonly stationKeys: StationKeys;
  readonly now: () => number;
};

/** Keeps a package's passphrase until its time, sealed to the centre's own key: the database alone gives it to nobody. */
export async function keepPassphrase(
  { database, centre, now }: Omit<Context, 'stationKeys'>,
  packageId: string,
  passphrase: string,
  releaseAtMs: number,
): Promise<void> {
  const reader = { kind: 'centre', packageId } as const;
  const sealed = sealPassphrase(centre.suite, centre.keys.box.publicKey, passphrase, reader);
  await database
    .insert(packageReleases)
    .values({ packageId, sealed, releaseAtMs, keptAtMs: now() })
    .onConflictDoNothing();
}

/**
 * RM-4: gives a station the passphrase of its package from the release time on, by the centre's clock, sealed to that
 * station. Each giving stands in the audit log. A package without a release, as one whose passphrase was split, gets none.
 */
export async function releasePackageKey(
  context: Context,
  { ask, signature }: PackageKeyRequest,
): Promise<Result<PackageKeyAnswer, Refusal>> {
  const { database, centre, now } = context;
  const { packageId, stationId } = ask;
  const key = await context.stationKeys.find(stationId);
  if (key === undefined) return err({ refusal: 'unknown-station' });
  if (!verifyAsk(key.suite, ask, signature, key.signPublicKey)) return err({ refusal: 'not-authentic' });
  const [row] = await database
    .select({
      sealed: packageReleases.sealed,
      releaseAtMs: packageReleases.releaseAtMs,
      boxPublicKey: stations.boxPublicKey,
    })
    .from(packageReleases)
    .innerJoin(packageStations, eq(packageStations.packageId, packageReleases.packageId))
    .innerJoin(stations, eq(stations.stationId, packageStations.stationId))
    .where(
      and(
        eq(packageReleases.packageId, packageId),
        eq(stations.stationId, stationId),
        eq(stations.signPublicKey, key.signPublicKeyText),
        isNull(stations.revokedAtMs),
      ),
    );
  if (row === undefined) return err({ refusal: 'unknown-package' });
  if (now() < row.releaseAtMs) return err({ refusal: 'too-early', releaseAtMs: row.releaseAtMs });
  const passphrase = openPassphrase(centre.suite, centre.keys.box, row.sealed, { kind: 'centre', packageId });
  const boxPublicKey = fromBase64Url(row.boxPublicKey);
  if (passphrase === undefined || boxPublicKey === undefined)
    throw new Error(`the kept passphrase of ${packageId} cannot be opened with this centre's keys`);
  const reader = { kind: 'station', packageId, stationId } as const;
  const sealed = sealPassphrase(key.suite, boxPublicKey, passphrase, reader);
  const entry = { accountId: undefined, role: undefined, action: 'release-package-key' };
  await audit(database, { ...entry, subject: packageId, outcome: stationId }, now());
  return ok({ sealed, serverTimeMs: now() });
}
