import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { keyFileText, newCentreKeys, newStationKeys } from '../../src-crypto/key-files';
import { joinShares, splitPassphrase } from '../../src-crypto/passphrase-shares';
import { checkVerifier } from '../../src-crypto/password-verifier';
import { openRecordBody, verifyRecord } from '../../src-crypto/record-seal';
import { cryptoSelfCheck, type SelfCheckResult } from '../../src-crypto/self-check';
import { suiteA } from '../../src-crypto/suite-a';
import { suiteB } from '../../src-crypto/suite-b';
import { toBase64Url } from '../../src-shared/basics/bytes-text';
import { PUBLISHED_VECTORS } from '../unit/crypto/published-vectors';
import { SUITE_A_VECTORS } from '../unit/crypto/suite-a-vectors';
import {
  centre,
  exampleContent,
  examplePackage,
  PASSPHRASE,
  photoSha256,
  regionsOf,
  STATION_ID,
  station,
  TODAY,
} from '../unit/vault/example-package';
import type { CryptoHarness, PackageToOpen } from './crypto-harness/app-main';
import { launchCryptoHarness, type RunningHarness } from './crypto-harness/launch-harness';

// Inside `app.evaluate` this is a global of Electron's main process; the test process only borrows the type.
declare const cryptoHarness: CryptoHarness;

const centreIdentity = {
  serverId: 'centre-1',
  keyId: centre.keyId,
  signPublicKey: toBase64Url(centre.sign.publicKey),
  boxPublicKey: toBase64Url(centre.box.publicKey),
};

let harness: RunningHarness;
test.beforeAll(async () => {
  harness = await launchCryptoHarness();
});
test.afterAll(() => harness.close());

const namesOf = (results: readonly SelfCheckResult[]) => results.map(({ name }) => name);
const failing = (results: readonly SelfCheckResult[]) => namesOf(results.filter(({ isOk }) => !isOk));

/** Opens these bytes, sealed in this process by Node's library, in Electron's main process. */
async function openThere(bytes: Uint8Array, change: Partial<PackageToOpen> = {}) {
  const file = path.join(harness.folder, 'room.pkg');
  await writeFile(file, bytes);
  const asked: PackageToOpen = {
    file,
    stationId: STATION_ID,
    stationKeysText: keyFileText(station),
    centre: centreIdentity,
    passphrase: PASSPHRASE,
    today: TODAY,
    ...change,
  };
  return harness.app.evaluate((_electron, input) => cryptoHarness.open(input), asked);
}

test('the checks below run in Electron and on another library than this process', async () => {
  const runtime = await harness.app.evaluate(() => cryptoHarness.runtime);
  expect(runtime.electron).toMatch(/^\d+\./);
  expect(process.versions.electron).toBeUndefined();
  expect(runtime.openssl).not.toBe(process.versions.openssl);
});

test('the station’s self-check passes in Electron’s main process', async () => {
  const results = await harness.app.evaluate(() => cryptoHarness.selfCheck());
  expect(namesOf(results)).toEqual(namesOf(cryptoSelfCheck(suiteB)));
  expect(failing(results)).toEqual([]);
});

test('every published vector holds in Electron, scrypt included', async () => {
  const results = await harness.app.evaluate(() => cryptoHarness.publishedVectors());
  expect(namesOf(results)).toEqual(PUBLISHED_VECTORS.map(({ name }) => name));
  expect(failing(results)).toEqual([]);
});

test('a package sealed by Node at the real cost opens in Electron', async () => {
  const opened = await openThere(await examplePackage({ isAtRealCost: true }));
  expect(opened.kind).toBe('ok');
  expect(opened.content).toEqual(exampleContent());
  expect(opened.photoHashes).toEqual([photoSha256]);
});

test('a package stays shut in Electron for the same reasons as in Node', async () => {
  const sealed = await examplePackage();
  const changed = (at: number) => sealed.map((byte, index) => (index === at ? byte ^ 1 : byte));
  const { signature, cipher } = regionsOf(sealed);
  expect((await openThere(changed(signature))).kind).toBe('signature-wrong');
  expect((await openThere(changed(cipher + 5))).kind).toBe('content-changed');
  expect((await openThere(sealed, { passphrase: 'another passphrase' })).kind).toBe('wrong-passphrase');
  expect((await openThere(sealed, { stationId: 'B-09' })).kind).toBe('other-station');
  expect((await openThere(sealed, { today: '2026-03-03' })).kind).toBe('other-day');
});

test('a record sealed in Electron verifies and opens in Node', async () => {
  const clearBody = '{"kind":"attempt-result","note":"样例"}';
  const asked = {
    stationId: STATION_ID,
    stationKeysText: keyFileText(station),
    centre: centreIdentity,
    clearBody,
  };
  const envelope = await harness.app.evaluate((_electron, input) => cryptoHarness.sealRecord(input), asked);
  expect(verifyRecord(suiteB, envelope, station.sign.publicKey)).toBe('authentic');
  expect(openRecordBody(suiteB, envelope, centre.box)).toBe(clearBody);
});

test('a passphrase split by Node is joined in Electron, and the other way round', async () => {
  const packageId = 'package-1';
  const [first = '', , third = ''] = (await splitPassphrase(suiteB, packageId, PASSPHRASE)) ?? [];
  const joined = await harness.app.evaluate(
    (_electron, { id, typed }) => cryptoHarness.joinShares(id, typed),
    { id: packageId, typed: [third, first] as const },
  );
  expect(joined).toEqual({ ok: true, value: PASSPHRASE });
  const there = await harness.app.evaluate(
    (_electron, { id, passphrase }) => cryptoHarness.splitPassphrase(id, passphrase),
    { id: packageId, passphrase: PASSPHRASE },
  );
  expect(await joinShares(suiteB, packageId, [there?.[1] ?? '', there?.[2] ?? ''])).toEqual({
    ok: true,
    value: PASSPHRASE,
  });
});

test('a staff password’s verifier made in Electron holds in Node, at its real cost', async () => {
  const password = 'Yanshi-jia-1';
  const verifier = await harness.app.evaluate(
    (_electron, input) => cryptoHarness.makeVerifier(input),
    password,
  );
  expect(await checkVerifier(suiteB, verifier, password)).toBe(true);
  expect(await checkVerifier(suiteB, verifier, 'Yanshi-jia-2')).toBe(false);
});

test.describe('suite A in Electron’s main process (LW-8)', () => {
  const centreA = newCentreKeys(suiteA);
  const stationA = newStationKeys(suiteA);
  const identityA = {
    serverId: 'centre-1',
    keyId: centreA.keyId,
    signPublicKey: toBase64Url(centreA.sign.publicKey),
    boxPublicKey: toBase64Url(centreA.box.publicKey),
  };

  test('the standards’ own examples hold', async () => {
    const results = await harness.app.evaluate(() => cryptoHarness.suiteAVectors());
    expect(namesOf(results)).toEqual(SUITE_A_VECTORS.map(({ name }) => name));
    expect(failing(results)).toEqual([]);
  });

  test('a package sealed by Node opens, and stays shut where it must', async () => {
    const keys = { suite: suiteA, centreKeys: centreA, stationKeys: stationA };
    const sealed = await examplePackage({ ...keys, isAtRealCost: true });
    const asked = { centre: identityA, stationKeysText: keyFileText(stationA) };
    const opened = await openThere(sealed, asked);
    expect(opened.kind).toBe('ok');
    expect(opened.content).toEqual(exampleContent());
    const { signature, cipher } = regionsOf(sealed);
    const changed = (at: number) => sealed.map((byte, index) => (index === at ? byte ^ 1 : byte));
    expect((await openThere(changed(signature), asked)).kind).toBe('signature-wrong');
    expect((await openThere(changed(cipher + 5), asked)).kind).toBe('content-changed');
    expect((await openThere(sealed, { ...asked, passphrase: 'another passphrase' })).kind).toBe(
      'wrong-passphrase',
    );
  });

  test('a record sealed there verifies and opens in Node', async () => {
    const clearBody = '{"kind":"attempt-result","note":"样例"}';
    const asked = {
      stationId: STATION_ID,
      stationKeysText: keyFileText(stationA),
      centre: identityA,
      clearBody,
    };
    const envelope = await harness.app.evaluate((_electron, input) => cryptoHarness.sealRecord(input), asked);
    expect(envelope.suite).toBe('A');
    expect(verifyRecord(suiteA, envelope, stationA.sign.publicKey)).toBe('authentic');
    expect(openRecordBody(suiteA, envelope, centreA.box)).toBe(clearBody);
  });
});
