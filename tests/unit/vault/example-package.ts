import { sealPackage } from '../../../src-bank/seal/seal-package';
import { assemblePackage, sealStream } from '../../../src-bank/seal/seal-stream';
import {
  type CentreKeys,
  newCentreKeys,
  newStationKeys,
  type StationKeys,
} from '../../../src-crypto/key-files';
import type { CryptoSuite } from '../../../src-crypto/suite';
import { suiteB } from '../../../src-crypto/suite-b';
import { utf8 } from '../../../src-crypto/text';
import type { PackageTrust } from '../../../src-main/vault/read-package';
import { toBase64Url, toHex } from '../../../src-shared/basics/bytes-text';
import { LocalDate, PackageId, SessionId, Sha256Hex, StationId } from '../../../src-shared/basics/ids';
import { PackageContent } from '../../../src-shared/contracts/package/package-content';
import { PackageManifest } from '../../../src-shared/contracts/package/package-manifest';
import { buildItem } from '../../builders/build-bank';
import { buildBlueprint } from '../../builders/build-blueprint';
import { buildPolicy } from '../../builders/build-policy';
import { buildScoring } from '../../builders/build-scoring';

/** The lowest cost that the schemas allow; the format is the same at any. */
export const LOW_COST = { n: 16384, r: 1, p: 1 };
export const TODAY = '2026-03-02';
export const PASSPHRASE = 'k7mq-3fpa-9wxe-tt2b-hn5c';
export const STATION_ID = StationId.parse('A-01');

export const centre = newCentreKeys(suiteB);
export const station = newStationKeys(suiteB);
export const trust: PackageTrust = {
  centreKeyId: centre.keyId,
  centreSignPublicKey: centre.sign.publicKey,
};

export const photo = new Uint8Array(3000).map((_byte, at) => (at * 31) & 255);
export const photoSha256 = Sha256Hex.parse(toHex(suiteB.sha256(photo)));
/** Texts that must not be found in a sealed file. */
export const SECRET_TEXTS = ['样例考生甲', '样例题', '样例解析', '110105199001019891', '样例监考员'];

const verifier = { kdf: 'scrypt', n: 16384, r: 8, p: 1, salt: 'AAAA', hash: 'A'.repeat(43) };

/** A small session's content; refuses what no schema takes. */
export function exampleContent(overrides: Partial<PackageContent> = {}): PackageContent {
  return PackageContent.parse({
    packageId: 'package-1',
    isDemonstration: true,
    session: {
      sessionId: 'session-1',
      title: '样例场次',
      site: { code: '9001', name: '样例考点' },
      room: { no: '01', name: '样例考场' },
      date: TODAY,
      startsAtMs: 1_772_380_800_000,
      endsAtMs: 1_772_467_200_000,
    },
    policy: buildPolicy(),
    staff: [{ staffId: 'JK001', displayName: '样例监考员', role: 'proctor', verifier }],
    candidates: [
      {
        candidateId: 'candidate-1',
        admissionNo: '9001260302101001',
        document: { type: 'resident-id', number: '110105199001019891' },
        displayName: '样例考生甲',
        post: '010',
        seat: 1,
        attemptNo: 1,
        photo: { sha256: photoSha256, version: 1 },
      },
    ],
    bank: {
      bankVersion: '样例-1',
      items: [1, 2, 3].map((n) => buildItem({ type: 'single', topic: 'GEN.LAW', difficulty: 1 }, n)),
    },
    blueprints: [buildBlueprint()],
    scoring: buildScoring(),
    sessionKey: toBase64Url(new Uint8Array(32)),
    ...overrides,
  });
}

/** A sealed package for; by default in chunks of 1024 bytes, so that it has several. */
export function examplePackage(
  options: {
    readonly content?: PackageContent;
    readonly chunkBytes?: number;
    readonly centreKeys?: CentreKeys;
    readonly stationKeys?: StationKeys;
    readonly suite?: CryptoSuite;
    /** The cost that real packages have, instead of the lowest. */
    readonly isAtRealCost?: boolean;
  } = {},
): Promise<Uint8Array> {
  const suite = options.suite ?? suiteB;
  return sealPackage({
    suite,
    content: options.content ?? exampleContent(),
    photos: new Map([[photoSha256, photo]]),
    stations: [
      { stationId: StationId.parse('A-02'), boxPublicKey: newStationKeys(suite).box.publicKey },
      { stationId: STATION_ID, boxPublicKey: (options.stationKeys ?? station).box.publicKey },
    ],
    passphrase: PASSPHRASE,
    centreKeys: options.centreKeys ?? centre,
    createdAtMs: 1_772_300_000_000,
    ...(options.isAtRealCost === true ? {} : { cost: LOW_COST }),
    chunkBytes: options.chunkBytes ?? 1024,
  });
}

/** Seals any clear stream under a valid manifest, as a faulty sealing tool might. */
export function sealedStream(clear: Uint8Array, chunkBytes = 1024): Promise<Uint8Array> {
  return sealStream({
    suite: suiteB,
    head: {
      packageId: PackageId.parse('package-1'),
      sessionId: SessionId.parse('session-1'),
      sessionDate: LocalDate.parse(TODAY),
      title: '样例场次',
      isDemonstration: true,
      createdAtMs: 1_772_300_000_000,
    },
    clear,
    stations: [{ stationId: STATION_ID, boxPublicKey: station.box.publicKey }],
    passphrase: PASSPHRASE,
    centreKeys: centre,
    cost: LOW_COST,
    chunkBytes,
  });
}

/** Where the regions of a package file begin, read from the file as its format says. */
export function regionsOf(bytes: Uint8Array) {
  const manifestBytes = new DataView(bytes.buffer, bytes.byteOffset).getUint32(8);
  const [manifest, signature] = [12, 12 + manifestBytes];
  return { magic: 0, length: 8, manifest, signature, cipher: signature + 64, end: bytes.length };
}

export function manifestOf(bytes: Uint8Array): PackageManifest {
  const { manifest, signature } = regionsOf(bytes);
  return PackageManifest.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(manifest, signature))));
}

/** The file with another manifest and other chunks, signed anew by the centre itself. */
export function resigned(
  bytes: Uint8Array,
  change: (manifest: PackageManifest, cipher: Uint8Array) => readonly [PackageManifest, Uint8Array],
): Uint8Array {
  const [manifest, cipher] = change(manifestOf(bytes), bytes.slice(regionsOf(bytes).cipher));
  const cipherSha256 = Sha256Hex.parse(toHex(suiteB.sha256(cipher)));
  return assemblePackage(suiteB, { ...manifest, cipherSha256 }, centre.sign.privateKey, cipher);
}

/** A clear stream of these parts, with a directory that may lie. */
export function streamOf(
  parts: readonly {
    readonly name: string;
    readonly bytes: Uint8Array;
    readonly saysBytes?: number;
    readonly saysSha256?: string;
  }[],
): Uint8Array {
  const directory = utf8(
    JSON.stringify({
      parts: parts.map(({ name, bytes, saysBytes, saysSha256 }) => ({
        name,
        bytes: saysBytes ?? bytes.length,
        sha256: saysSha256 ?? toHex(suiteB.sha256(bytes)),
      })),
    }),
  );
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, directory.length);
  return new Uint8Array(Buffer.concat([length, directory, ...parts.map((part) => part.bytes)]));
}
