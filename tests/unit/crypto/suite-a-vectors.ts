import { sm3, sm4 } from 'sm-crypto-v2';
import { suiteA, verifyAtPoint } from '../../../src-crypto/suite-a';
import { utf8 } from '../../../src-crypto/text';
import { toHex } from '../../../src-shared/basics/bytes-text';
import { hex } from './published-vectors';

type Vector = { readonly name: string; readonly holds: () => boolean };

/** GB/T 32918.5-2017, A.2: the example signature, its key's point, and the message. */
const SM2_POINT =
  '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
  'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13';
const SM2_SIGNATURE =
  'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3' +
  'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa';

/** RFC 8998, A.1. */
const GCM = {
  key: '0123456789abcdeffedcba9876543210',
  nonce: '00001234567800000000abcd',
  additional: 'feedfacedeadbeeffeedfacedeadbeefabaddad2',
  clear:
    'aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd' +
    'eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa',
  sealed:
    '17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735' +
    'd82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d' +
    '83de3541e4c2b58177e065a9bf7b62ec',
};

/** The standards' own examples, worked by the code that suite A uses. */
export const SUITE_A_VECTORS: readonly Vector[] = [
  {
    name: 'GB/T 32905 SM3 example 1',
    holds: () => sm3('abc') === '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  },
  {
    name: 'GB/T 32905 SM3 example 2',
    holds: () =>
      sm3('abcd'.repeat(16)) === 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
  },
  {
    name: 'GB/T 32907 SM4 example 1',
    holds: () =>
      sm4.encrypt(hex(GCM.key), hex(GCM.key), { padding: 'none' }) === '681edf34d206965e86b3e94f536e4246',
  },
  {
    name: 'RFC 8998 SM4-GCM, sealed',
    holds: () =>
      toHex(suiteA.aeadSeal(key32(), hex(GCM.nonce), hex(GCM.clear), hex(GCM.additional))) === GCM.sealed,
  },
  {
    name: 'RFC 8998 SM4-GCM, opened',
    holds: () => {
      const clear = suiteA.aeadOpen(key32(), hex(GCM.nonce), hex(GCM.sealed), hex(GCM.additional));
      return clear !== undefined && toHex(clear) === GCM.clear;
    },
  },
  {
    name: 'GB/T 32918.5 SM2 signature verified',
    holds: () => verifyAtPoint(SM2_POINT, utf8('message digest'), hex(SM2_SIGNATURE)),
  },
  {
    name: 'GB/T 32918.5 SM2 signature of another message refused',
    holds: () => !verifyAtPoint(SM2_POINT, utf8('message digesT'), hex(SM2_SIGNATURE)),
  },
];

/** The suite takes the first half of a key of 32 bytes. */
function key32(): Uint8Array {
  const key = new Uint8Array(32);
  key.set(hex(GCM.key));
  return key;
}

export function checkSuiteAVectors(): readonly { readonly name: string; readonly isOk: boolean }[] {
  return SUITE_A_VECTORS.map(({ name, holds }) => {
    try {
      return { name, isOk: holds() };
    } catch {
      return { name, isOk: false };
    }
  });
}
