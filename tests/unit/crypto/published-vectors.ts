import type { CryptoSuite } from '../../../src-crypto/suite';
import { utf8 } from '../../../src-crypto/text';
import { fromHex, toHex } from '../../../src-shared/basics/bytes-text';

/** One published test vector: what the suite makes, in hex, and what the document prints. */
export type PublishedVector = {
  readonly name: string;
  readonly expected: string;
  readonly compute: (suite: CryptoSuite) => Promise<Uint8Array | undefined>;
};

export function hex(text: string): Uint8Array {
  const bytes = fromHex(text);
  if (bytes === undefined) throw new Error('not hexadecimal');
  return bytes;
}

/** RFC 8032, section 7.1. */
export const ED25519 = [
  {
    name: 'test 1',
    privateKey: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    message: '',
    signature:
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155' +
      '5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  },
  {
    name: 'test 2',
    privateKey: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    publicKey: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    message: '72',
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
      '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
  {
    name: 'test 3',
    privateKey: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    publicKey: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    message: 'af82',
    signature:
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac' +
      '18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  },
] as const;

/** RFC 7748: section 5.2 (two vectors, and the iterated one after 1,000 rounds) and section 6.1 from Bob's side. */
const X25519 = [
  {
    name: 'RFC 7748 X25519 vector 1',
    scalar: 'a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4',
    point: 'e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c',
    shared: 'c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552',
  },
  {
    name: 'RFC 7748 X25519 vector 2',
    scalar: '4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d',
    point: 'e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493',
    shared: '95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957',
  },
  {
    name: 'RFC 7748 Diffie-Hellman of section 6.1',
    scalar: '5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb',
    point: '8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a',
    shared: '4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742',
  },
] as const;

/** RFC 7914, section 12, but for the vector that takes 1 GiB. */
const SCRYPT = [
  {
    secret: '',
    salt: '',
    cost: { n: 16, r: 1, p: 1 },
    derived:
      '77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442' +
      'fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906',
  },
  {
    secret: 'password',
    salt: 'NaCl',
    cost: { n: 1024, r: 8, p: 16 },
    derived:
      'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162' +
      '2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640',
  },
  {
    secret: 'pleaseletmein',
    salt: 'SodiumChloride',
    cost: { n: 16384, r: 8, p: 1 },
    derived:
      '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2' +
      'd5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887',
  },
] as const;

/** McGrew and Viega, "The Galois/Counter Mode of Operation", test cases 13, 14 and 16 (256-bit keys). */
const AES_GCM = [
  {
    name: '13',
    key: '00'.repeat(32),
    nonce: '00'.repeat(12),
    clear: '',
    additional: '',
    sealed: '530f8afbc74536b9a963b4f1c4cb738b',
  },
  {
    name: '14',
    key: '00'.repeat(32),
    nonce: '00'.repeat(12),
    clear: '00'.repeat(16),
    additional: '',
    sealed: 'cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919',
  },
  {
    name: '16',
    key: 'feffe9928665731c6d6a8f9467308308'.repeat(2),
    nonce: 'cafebabefacedbaddecaf888',
    clear:
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72' +
      '1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
    additional: 'feedfacedeadbeeffeedfacedeadbeefabaddad2',
    sealed:
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa' +
      '8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662' +
      '76fc6ece0f4e1768cddf8853bb2d551b',
  },
] as const;

export const PUBLISHED_VECTORS: readonly PublishedVector[] = [
  {
    name: 'FIPS 180-4 SHA-256 of the empty message',
    expected: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    compute: async (suite) => suite.sha256(),
  },
  {
    name: 'FIPS 180-4 SHA-256 of two blocks',
    expected: '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    compute: async (suite) =>
      suite.sha256(utf8('abcdbcdecdefdefgefghfghighij'), utf8('hijkijkljklmklmnlmnomnopnopq')),
  },
  {
    name: 'RFC 4231 HMAC-SHA-256 case 2',
    expected: '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    compute: async (suite) => suite.hmacSha256(utf8('Jefe'), utf8('what do ya want for nothing?')),
  },
  {
    // The one case of the RFC whose info is a text, as the suite takes it.
    name: 'RFC 5869 HKDF-SHA-256 case 3',
    expected: '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
    compute: async (suite) => suite.hkdfSha256(new Uint8Array(22).fill(11), new Uint8Array(0), '', 42),
  },
  ...ED25519.map((vector) => ({
    name: `RFC 8032 Ed25519 ${vector.name}`,
    expected: vector.signature,
    compute: async (suite: CryptoSuite) => suite.sign(hex(vector.privateKey), hex(vector.message)),
  })),
  ...X25519.map(({ name, scalar, point, shared }) => ({
    name,
    expected: shared,
    compute: async (suite: CryptoSuite) => suite.agree(hex(scalar), hex(point)),
  })),
  {
    name: 'RFC 7748 X25519 after 1,000 rounds',
    expected: '684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51',
    compute: async (suite) => {
      const nine = new Uint8Array(32);
      nine[0] = 9;
      let [scalar, point]: [Uint8Array, Uint8Array] = [nine, nine];
      for (let round = 0; round < 1000; round++) {
        const next = suite.agree(scalar, point);
        if (next === undefined) return undefined;
        [scalar, point] = [next, scalar];
      }
      return scalar;
    },
  },
  ...AES_GCM.map((vector) => ({
    name: `GCM specification, test case ${vector.name}`,
    expected: vector.sealed,
    compute: async (suite: CryptoSuite) =>
      suite.aeadSeal(hex(vector.key), hex(vector.nonce), hex(vector.clear), hex(vector.additional)),
  })),
  ...SCRYPT.map(({ secret, salt, cost, derived }) => ({
    name: `RFC 7914 scrypt at n ${cost.n}`,
    expected: derived,
    compute: (suite: CryptoSuite) => suite.scrypt(secret, utf8(salt), cost, 64),
  })),
];

/** Runs every vector and says which hold; a primitive that throws does not. */
export async function checkPublishedVectors(
  suite: CryptoSuite,
): Promise<readonly { readonly name: string; readonly isOk: boolean }[]> {
  const results: { readonly name: string; readonly isOk: boolean }[] = [];
  for (const { name, expected, compute } of PUBLISHED_VECTORS) {
    const made = await compute(suite).catch(() => undefined);
    results.push({ name, isOk: made !== undefined && toHex(made) === expected });
  }
  return results;
}
