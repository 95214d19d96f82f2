import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { newCentreKeys } from '../../../src-crypto/key-files';
import { packageHead } from '../../../src-crypto/package-keys';
import { suiteB } from '../../../src-crypto/suite-b';
import { utf8 } from '../../../src-crypto/text';
import { readManifest, trustOf } from '../../../src-main/vault/read-package';
import { toBase64Url } from '../../../src-shared/basics/bytes-text';
import { canonicalJson } from '../../../src-shared/basics/canonical-json';
import {
  centre,
  exampleContent,
  examplePackage,
  manifestOf,
  regionsOf,
  resigned,
  SECRET_TEXTS,
  trust,
} from './example-package';

let sealed: Uint8Array;
beforeAll(async () => {
  sealed = await examplePackage();
});

function kindOf(bytes: Uint8Array): string {
  const checked = readManifest(bytes, trust);
  return checked.ok ? 'ok' : checked.error.kind;
}

/** The file with one bit changed. */
function flipped(at: number, bit = 0): Uint8Array {
  return sealed.map((byte, index) => (index === at ? byte ^ (1 << bit) : byte));
}

/** The file with another manifest text in place of its own, unsigned. */
function withManifestText(text: string): Uint8Array {
  const { signature } = regionsOf(sealed);
  const manifest = utf8(text);
  return new Uint8Array(Buffer.concat([packageHead(manifest.length), manifest, sealed.subarray(signature)]));
}

const withClaims = (claims: object) => withManifestText(canonicalJson({ ...manifestOf(sealed), ...claims }));

describe('a package that is whole', () => {
  it('is taken, with what its manifest says', () => {
    const checked = readManifest(sealed, trust);
    expect(checked).toMatchObject({
      ok: true,
      value: { manifest: { packageId: 'package-1', formatVersion: 1 } },
    });
    expect(manifestOf(sealed).slots.map((slot) => slot.stationId)).toEqual(['A-02', 'A-01']);
  });

  it('is taken from the middle of a larger buffer', () => {
    const larger = new Uint8Array(sealed.length + 7);
    larger.set(sealed, 5);
    expect(kindOf(larger.subarray(5, 5 + sealed.length))).toBe('ok');
  });

  it('holds several chunks and no text of its content', () => {
    expect(manifestOf(sealed).clearBytes).toBeGreaterThan(3 * 1024);
    const file = Buffer.from(sealed);
    const content = canonicalJson(exampleContent());
    for (const text of SECRET_TEXTS) {
      expect(content).toContain(text);
      expect(file.includes(text)).toBe(false);
      expect(file.includes(Buffer.from(text, 'utf16le'))).toBe(false);
    }
  });
});

describe('a package with one changed bit', () => {
  /** What each region's damage may be called; the manifest's claims name a key, a suite and a version. */
  const regions = [
    ['magic', ['not-a-package', 'format-too-new']],
    ['length', ['not-a-package', 'truncated', 'signature-wrong']],
    ['manifest', ['signature-wrong', 'unknown-centre', 'suite-not-supported', 'format-too-new']],
    ['signature', ['signature-wrong']],
    ['cipher', ['content-changed']],
  ] as const;

  it.each(regions)('is refused with the right word when it lies in the %s', (region, kinds) => {
    const from = regionsOf(sealed);
    const order = ['magic', 'length', 'manifest', 'signature', 'cipher', 'end'] as const;
    const end = from[order[order.indexOf(region) + 1] ?? 'end'];
    fc.assert(
      fc.property(fc.integer({ min: from[region], max: end - 1 }), fc.nat({ max: 7 }), (at, bit) => {
        expect(kinds).toContain(kindOf(flipped(at, bit)));
      }),
      {
        numRuns: 150,
        examples: [
          [from[region], 0],
          [end - 1, 7],
        ],
      },
    );
  });

  it('is refused in the last chunk’s tag and in every byte of the magic, the length and the signature', () => {
    const { manifest, signature, cipher, end } = regionsOf(sealed);
    for (let at = end - 16; at < end; at++) expect(kindOf(flipped(at))).toBe('content-changed');
    for (let at = signature; at < cipher; at++) expect(kindOf(flipped(at))).toBe('signature-wrong');
    for (let at = 0; at < manifest; at++) expect(kindOf(flipped(at))).not.toBe('ok');
  });
});

describe('a package that was cut', () => {
  it('is truncated wherever the cut lies', () => {
    const { cipher, signature } = regionsOf(sealed);
    for (let length = 0; length < cipher + 40; length++) {
      expect(kindOf(sealed.subarray(0, length))).toBe('truncated');
    }
    fc.assert(
      fc.property(fc.integer({ min: signature, max: sealed.length - 1 }), (length) => {
        expect(kindOf(sealed.subarray(0, length))).toBe('truncated');
      }),
    );
  });

  it('or has grown is told apart from that', () => {
    expect(kindOf(new Uint8Array([...sealed, 0]))).toBe('content-changed');
  });
});

describe('chunks', () => {
  it('in another order are a changed content', () => {
    const { cipher } = regionsOf(sealed);
    const swapped = sealed.slice();
    swapped.set(sealed.subarray(cipher, cipher + 1040), cipher + 1040);
    swapped.set(sealed.subarray(cipher + 1040, cipher + 2080), cipher);
    expect(kindOf(swapped)).toBe('content-changed');
  });

  it('of another package of the same centre do not pass under this manifest', async () => {
    const other = await examplePackage({ content: exampleContent() });
    const mixed = Buffer.concat([
      sealed.subarray(0, regionsOf(sealed).cipher),
      other.subarray(regionsOf(other).cipher),
    ]);
    expect(kindOf(new Uint8Array(mixed))).toBe('content-changed');
  });
});

describe('a file that is something else', () => {
  it.each([
    ['a picture', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70])],
    ['a page of a captive portal', utf8('<!doctype html><title>登录</title>')],
    ['another magic', utf8('EXAMPKGXEXAMPKGX')],
    ['an earlier layout’s number', utf8('EXAMPKG0EXAMPKG0')],
    ['a manifest of no length', new Uint8Array([...utf8('EXAMPKG1'), 0, 0, 0, 0, ...new Uint8Array(100)])],
    ['a manifest of 4 GiB', new Uint8Array([...utf8('EXAMPKG1'), 255, 255, 255, 255])],
  ])('is not a package: %s', (_name, bytes) => {
    expect(kindOf(bytes)).toBe('not-a-package');
  });

  it('with a later layout’s number is too new', () => {
    for (const digit of '23456789') expect(kindOf(utf8(`EXAMPKG${digit}`))).toBe('format-too-new');
  });
});

describe('a manifest that nobody signed', () => {
  it('is refused with its reason before the signature is looked at, where it gives one', () => {
    expect(kindOf(withClaims({ formatVersion: 2 }))).toBe('format-too-new');
    expect(kindOf(withClaims({ centreKeyId: '0'.repeat(16) }))).toBe('unknown-centre');
    expect(readManifest(withClaims({ suite: 'C' }), trust)).toEqual({
      ok: false,
      error: { kind: 'suite-not-supported', suite: 'C' },
    });
  });

  it.each([
    ['another day', { sessionDate: '2026-03-03' }],
    ['another title', { title: '正式考试' }],
    ['no demonstration', { isDemonstration: false }],
    ['a field more', { more: 1 }],
  ])('is refused for its signature with %s', (_name, claims) => {
    expect(kindOf(withClaims(claims))).toBe('signature-wrong');
  });

  it('is refused when it is no JSON, no UTF-8 or only nearly a manifest', () => {
    for (const text of ['', ' ', '{}', '[]', 'null', '{"format":"exam-package"', '{"formatVersion":1}']) {
      expect(kindOf(withManifestText(text))).toBe(text === '' ? 'not-a-package' : 'signature-wrong');
    }
    expect(kindOf(withManifestText('{"formatVersion":7,"later":true}'))).toBe('format-too-new');
  });

  it('of another package of the same centre does not fit this one', async () => {
    const other = await examplePackage();
    const mixed = Buffer.concat([
      other.subarray(0, regionsOf(other).cipher),
      sealed.subarray(regionsOf(sealed).cipher),
    ]);
    expect(kindOf(new Uint8Array(mixed))).toBe('content-changed');
  });
});

describe('another centre', () => {
  it('is unknown to this station', async () => {
    const other = newCentreKeys(suiteB);
    expect(kindOf(await examplePackage({ centreKeys: other }))).toBe('unknown-centre');
  });

  it('that uses the pinned key’s name does not get by with it', async () => {
    const impostor = { ...newCentreKeys(suiteB), keyId: centre.keyId };
    expect(kindOf(await examplePackage({ centreKeys: impostor }))).toBe('signature-wrong');
  });
});

describe('what the centre itself signed wrongly', () => {
  it('is an invalid content: a field that no schema knows', () => {
    const bytes = resigned(sealed, (manifest, cipher) => [Object.assign({ more: 1 }, manifest), cipher]);
    expect(kindOf(bytes)).toBe('content-invalid');
  });

  it('is a changed content when there is more than the signed length says, though the hash covers it', () => {
    const bytes = resigned(sealed, (manifest, cipher) => [manifest, new Uint8Array([...cipher, 0])]);
    expect(kindOf(bytes)).toBe('content-changed');
  });

  it('is truncated when the signed length says more than there is', () => {
    const bytes = resigned(sealed, (manifest, cipher) => [
      { ...manifest, clearBytes: manifest.clearBytes + 1 },
      cipher,
    ]);
    expect(kindOf(bytes)).toBe('truncated');
  });
});

describe('the trust of a registered station', () => {
  it('is the pinned key, and none when that is no key', () => {
    const identity = {
      serverId: 'centre-1',
      keyId: centre.keyId,
      signPublicKey: toBase64Url(centre.sign.publicKey),
      boxPublicKey: toBase64Url(centre.box.publicKey),
    };
    expect(trustOf(identity)).toEqual(trust);
    expect(trustOf({ ...identity, signPublicKey: 'AAAA' })).toBeUndefined();
  });
});
