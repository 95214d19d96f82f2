import { readFile } from 'node:fs/promises';
import { StationKeys } from '../../../src-crypto/key-files';
import { joinShares, splitPassphrase } from '../../../src-crypto/passphrase-shares';
import { makeVerifier } from '../../../src-crypto/password-verifier';
import { sealRecord } from '../../../src-crypto/record-seal';
import { cryptoSelfCheck, type SelfCheckResult } from '../../../src-crypto/self-check';
import { suiteB } from '../../../src-crypto/suite-b';
import { suiteOf } from '../../../src-crypto/suites';
import { openPackage } from '../../../src-main/vault/open-package';
import { readManifest, trustOf } from '../../../src-main/vault/read-package';
import { fromBase64Url, toHex } from '../../../src-shared/basics/bytes-text';
import { Epoch, StationId } from '../../../src-shared/basics/ids';
import type { PasswordVerifier } from '../../../src-shared/contracts/package/package-content';
import type { CentreIdentity } from '../../../src-shared/contracts/sync/provision';
import { GENESIS_HASH, type RecordEnvelope } from '../../../src-shared/domain/record/record-envelope';
import { checkPublishedVectors } from '../../unit/crypto/published-vectors';
import { checkSuiteAVectors } from '../../unit/crypto/suite-a-vectors';

export type PackageToOpen = {
  readonly file: string;
  readonly stationId: string;
  readonly stationKeysText: string;
  readonly centre: CentreIdentity;
  readonly passphrase: string;
  readonly today: string;
};

export type RecordToSealThere = {
  readonly stationId: string;
  readonly stationKeysText: string;
  readonly centre: CentreIdentity;
  readonly clearBody: string;
};

/** What the test process asks of Electron's main process. Plain values only: they cross a debugger's connection. */
export type CryptoHarness = {
  readonly runtime: { readonly electron: string | undefined; readonly openssl: string };
  readonly selfCheck: () => readonly SelfCheckResult[];
  readonly publishedVectors: () => Promise<readonly SelfCheckResult[]>;
  readonly suiteAVectors: () => readonly SelfCheckResult[];
  /** `ok` with the content and each photograph's hash as it was read, or the kind of the problem. */
  readonly open: (asked: PackageToOpen) => Promise<{
    readonly kind: string;
    readonly content?: unknown;
    readonly photoHashes?: readonly string[];
  }>;
  readonly sealRecord: (asked: RecordToSealThere) => RecordEnvelope;
  readonly splitPassphrase: (packageId: string, passphrase: string) => Promise<readonly string[] | undefined>;
  readonly joinShares: (packageId: string, typed: readonly [string, string]) => Promise<unknown>;
  readonly makeVerifier: (password: string) => Promise<PasswordVerifier>;
};

const harness: CryptoHarness = {
  runtime: { electron: process.versions.electron, openssl: process.versions.openssl },
  selfCheck: () => cryptoSelfCheck(suiteB),
  publishedVectors: () => checkPublishedVectors(suiteB),
  suiteAVectors: checkSuiteAVectors,
  open,
  sealRecord: ({ stationId, stationKeysText, centre, clearBody }) =>
    sealRecord(suiteOf(StationKeys.parse(JSON.parse(stationKeysText)).suite) ?? suiteB, {
      stationId: StationId.parse(stationId),
      epoch: Epoch.parse('00112233445566aa'),
      seq: 1,
      prevHash: GENESIS_HASH,
      kind: 'attempt-result',
      at: { wallMs: 1_772_300_000_000, monoMs: 0, bootId: 'boot' },
      clearBody,
      centreBoxPublicKey: fromBase64Url(centre.boxPublicKey) ?? new Uint8Array(0),
      stationSignPrivateKey: StationKeys.parse(JSON.parse(stationKeysText)).sign.privateKey,
    }),
  splitPassphrase: (packageId, passphrase) => splitPassphrase(suiteB, packageId, passphrase),
  joinShares: (packageId, typed) => joinShares(suiteB, packageId, typed),
  makeVerifier: (password) => makeVerifier(suiteB, password),
};
Object.assign(globalThis, { cryptoHarness: harness });

async function open(asked: PackageToOpen): ReturnType<CryptoHarness['open']> {
  const trust = trustOf(asked.centre);
  if (trust === undefined) return { kind: 'no-trust' };
  const checked = readManifest(new Uint8Array(await readFile(asked.file)), trust);
  if (!checked.ok) return { kind: checked.error.kind };
  const opened = await openPackage(checked.value, {
    stationId: asked.stationId,
    stationBoxKeys: StationKeys.parse(JSON.parse(asked.stationKeysText)).box,
    passphrase: asked.passphrase,
    today: asked.today,
  });
  if (!opened.ok) return { kind: opened.error.kind };
  const { content, part, close } = opened.value;
  const photoHashes = content.candidates.map(({ photo }) => {
    const bytes = part(`photo/${photo.sha256}`);
    return bytes === undefined ? 'missing' : toHex(suiteB.sha256(bytes));
  });
  close();
  return { kind: 'ok', content, photoHashes };
}
