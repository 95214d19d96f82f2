import { randomUUID } from 'node:crypto';
import type { CentreKeys } from '../../src-crypto/key-files';
import type { CryptoSuite } from '../../src-crypto/suite';
import { toBase64Url } from '../../src-shared/basics/bytes-text';
import type { CentreIdentity } from '../../src-shared/contracts/sync/provision';
import type { Database } from '../store/database';
import { serverIdentity } from '../store/schema';

/** Who this centre is: the same for every server process on one database and one key file. */
export type Centre = {
  readonly suite: CryptoSuite;
  readonly keys: CentreKeys;
  readonly serverId: string;
};

export async function loadCentre(database: Database, suite: CryptoSuite, keys: CentreKeys): Promise<Centre> {
  await database.insert(serverIdentity).values({ serverId: randomUUID() }).onConflictDoNothing();
  const [row] = await database.select().from(serverIdentity);
  if (row === undefined) throw new Error('the database has no server identity');
  return { suite, keys, serverId: row.serverId };
}

/** What a station pins when it registers. */
export function identityOf(centre: Centre): CentreIdentity {
  return {
    serverId: centre.serverId,
    keyId: centre.keys.keyId,
    signPublicKey: toBase64Url(centre.keys.sign.publicKey),
    boxPublicKey: toBase64Url(centre.keys.box.publicKey),
  };
}
