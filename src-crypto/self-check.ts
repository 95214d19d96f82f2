import { fromHex, toHex } from '../src-shared/basics/bytes-text';
import type { CryptoSuite } from './suite';
import { utf8 } from './text';

export type SelfCheckResult = { readonly name: string; readonly isOk: boolean };

/**
 * Runs every primitive but scrypt once against a published vector and once against a forgery, in some milliseconds.
 * The station does this at start: a runtime whose library lacks or breaks one of them must not hold an exam.
 */
export function cryptoSelfCheck(suite: CryptoSuite): readonly SelfCheckResult[] {
  return CHECKS.map(([name, check]) => ({ name, isOk: passes(() => check(suite)) }));
}

type Check = readonly [name: string, check: (suite: CryptoSuite) => boolean];

const CHECKS: readonly Check[] = [
  ['random', checkRandom],
  ['sha256', checkSha256],
  ['hmac-sha256', checkHmac],
  ['hkdf-sha256', checkHkdf],
  ['ed25519', checkEd25519],
  ['x25519', checkX25519],
  ['aes-256-gcm', checkAesGcm],
  ['new-keys', checkNewKeys],
];

function passes(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    // A primitive that the runtime's library does not have throws; that is the finding.
    return false;
  }
}

/** Not a test of quality: a source that stands still is the one fault that a look can find. */
function checkRandom(suite: CryptoSuite): boolean {
  const first = suite.randomBytes(32);
  return first.length === 32 && !suite.isEqual(first, suite.randomBytes(32));
}

/** FIPS 180-4, message "abc", whole and in two parts. */
function checkSha256(suite: CryptoSuite): boolean {
  const expected = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  return (
    toHex(suite.sha256(utf8('abc'))) === expected && toHex(suite.sha256(utf8('a'), utf8('bc'))) === expected
  );
}

/** RFC 4231, case 2. */
function checkHmac(suite: CryptoSuite): boolean {
  const mac = suite.hmacSha256(utf8('Jefe'), utf8('what do ya want for nothing?'));
  return toHex(mac) === '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
}

/** RFC 5869, case 3. */
function checkHkdf(suite: CryptoSuite): boolean {
  const okm = suite.hkdfSha256(new Uint8Array(22).fill(11), new Uint8Array(0), '', 42);
  return (
    toHex(okm) === '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8'
  );
}

/** RFC 8032, section 7.1, test 2. */
function checkEd25519(suite: CryptoSuite): boolean {
  const privateKey = bytes('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb');
  const publicKey = bytes('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c');
  const message = bytes('72');
  const signature = suite.sign(privateKey, message);
  const expected =
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
    '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00';
  return (
    toHex(signature) === expected &&
    suite.verify(publicKey, message, signature) &&
    !suite.verify(publicKey, bytes('73'), signature)
  );
}

/** RFC 7748, section 5.2, first vector; and a point of order 1, whose secret would be zeros. */
function checkX25519(suite: CryptoSuite): boolean {
  const scalar = bytes('a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4');
  const point = bytes('e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c');
  const shared = suite.agree(scalar, point);
  return (
    shared !== undefined &&
    toHex(shared) === 'c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552' &&
    suite.agree(scalar, new Uint8Array(32)) === undefined
  );
}

/** McGrew and Viega's GCM specification, test case 16, and the same with one bit changed. */
function checkAesGcm(suite: CryptoSuite): boolean {
  const key = bytes('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308');
  const nonce = bytes('cafebabefacedbaddecaf888');
  const additional = bytes('feedfacedeadbeeffeedfacedeadbeefabaddad2');
  const clear = bytes(
    'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72' +
      '1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
  );
  const expected =
    '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa' +
    '8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b';
  const sealed = suite.aeadSeal(key, nonce, clear, additional);
  const opened = suite.aeadOpen(key, nonce, sealed, additional);
  const forged = sealed.map((byte, at) => (at === 0 ? byte ^ 1 : byte));
  return (
    toHex(sealed) === expected &&
    opened !== undefined &&
    suite.isEqual(opened, clear) &&
    suite.aeadOpen(key, nonce, forged, additional) === undefined
  );
}

function checkNewKeys(suite: CryptoSuite): boolean {
  const message = utf8('self-check');
  const signer = suite.newSignKeys();
  const [one, other] = [suite.newBoxKeys(), suite.newBoxKeys()];
  const ours = suite.agree(one.privateKey, other.publicKey);
  const theirs = suite.agree(other.privateKey, one.publicKey);
  return (
    suite.verify(signer.publicKey, message, suite.sign(signer.privateKey, message)) &&
    ours !== undefined &&
    theirs !== undefined &&
    suite.isEqual(ours, theirs)
  );
}

function bytes(hex: string): Uint8Array {
  const value = fromHex(hex);
  if (value === undefined) throw new Error('not hexadecimal');
  return value;
}
