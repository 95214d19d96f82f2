import path from 'node:path';
import { z } from 'zod';
import type { StationKeys } from '../../src-crypto/key-files';
import type { CryptoSuite } from '../../src-crypto/suite';
import { suiteOf } from '../../src-crypto/suites';
import { toBase64Url } from '../../src-shared/basics/bytes-text';
import { StationId } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { ProvisionProblem } from '../../src-shared/contracts/ipc/problems';
import { PROTOCOL_VERSION } from '../../src-shared/contracts/sync/protocol-version';
import { CentreIdentity } from '../../src-shared/contracts/sync/provision';
import type { StationIdentity } from '../exam/station-memory';
import { readFileIfAny, writeFileAtomic } from '../platform/files';
import { loadOrCreateStationKeys, replaceUnusedStationKeys } from '../vault/station-keys';
import { centreClient } from './centre-client';
import { pinIn } from './pinned-fetch';

const StationFile = z
  .object({ stationId: StationId, serverUrl: z.string(), centre: CentreIdentity })
  .strict()
  .readonly();

const fileIn = (folder: string): string => path.join(folder, 'station.json');

/** Who this station is, or undefined when no centre has registered it. A damaged file is an error, never a new identity. */
export async function loadIdentity(
  folder: string,
  suite: CryptoSuite,
): Promise<Result<StationIdentity | undefined, string>> {
  const bytes = await readFileIfAny(fileIn(folder));
  if (bytes === undefined) return ok(undefined);
  try {
    const parsed = StationFile.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    if (!parsed.success) return err('station.json');
    const keys = await loadOrCreateStationKeys(folder, suite);
    return keys.ok ? ok({ ...parsed.data, keys: keys.value }) : err(`station keys: ${keys.error.kind}`);
  } catch {
    return err('station.json');
  }
}

/** A one-time code makes this machine a station: its public keys are registered, the centre's are pinned. */
export async function provisionStation(
  folder: string,
  serverUrl: string,
  code: string,
): Promise<Result<StationIdentity, ProvisionProblem>> {
  const address = serverAddress(serverUrl);
  if (address === undefined) return err({ kind: 'bad-url' });
  const ask = (keys: StationKeys) =>
    centreClient(address).provision({
      protocolVersion: PROTOCOL_VERSION,
      code: code.trim(),
      suite: keys.suite,
      signPublicKey: toBase64Url(keys.sign.publicKey),
      boxPublicKey: toBase64Url(keys.box.publicKey),
    });
  let keys = await loadOrCreateStationKeys(folder);
  if (!keys.ok) return err({ kind: 'not-written', isDiskFull: false });
  let answer = await ask(keys.value);
  const other = isOfOtherSuite(answer) ? suiteOf(keys.value.suite === 'B' ? 'A' : 'B') : undefined;
  if (other !== undefined) {
    // The centre lives in the other suite (LW-8). These keys have signed nothing yet: no centre knows them.
    keys = await replaceUnusedStationKeys(folder, other);
    if (!keys.ok) return err({ kind: 'not-written', isDiskFull: false });
    answer = await ask(keys.value);
  }
  if (!answer.ok) {
    if (answer.error.kind === 'unreachable') return err({ kind: 'unreachable' });
    const isCode = answer.error.kind === 'refused' && answer.error.refusal.refusal === 'wrong-code';
    return err({ kind: isCode ? 'wrong-code' : 'not-understood' });
  }
  const { stationId, centre } = answer.value;
  try {
    await writeFileAtomic(
      fileIn(folder),
      `${JSON.stringify({ stationId, serverUrl: address, centre }, undefined, 2)}\n`,
    );
  } catch (error) {
    const isDiskFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
    return err({ kind: 'not-written', isDiskFull });
  }
  return ok({ stationId, serverUrl: address, centre, keys: keys.value });
}

function isOfOtherSuite(answer: Awaited<ReturnType<ReturnType<typeof centreClient>['provision']>>): boolean {
  if (answer.ok || answer.error.kind !== 'refused') return false;
  const { refusal } = answer.error;
  return refusal.refusal === 'malformed' && refusal.detail === 'suite-not-supported';
}

/** http for a centre on this machine, https for every other: a record is sealed, a one-time code is not. */
function serverAddress(typed: string): string | undefined {
  const text = typed.trim();
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isLoopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback)) return undefined;
  const pin = pinIn(text);
  if (pin === 'bad') return undefined;
  return pin === undefined ? url.origin : `${url.origin}#sha256=${pin}`;
}
