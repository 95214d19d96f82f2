import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  NOT_CHECKED_LIVE,
  verifyBySuites,
  verifyCertificateText,
} from '../../../scripts/certificate/verify-certificate';
import { readBadge, signBadge } from '../../../src-crypto/badge-jwt';
import { signCertificate } from '../../../src-crypto/certificate-seal';
import { newCentreKeys } from '../../../src-crypto/key-files';
import { suiteA } from '../../../src-crypto/suite-a';
import { suiteB } from '../../../src-crypto/suite-b';
import { toBase64Url } from '../../../src-shared/basics/bytes-text';
import { buildBadge } from '../../../src-shared/domain/certificate/badge';
import { CertificateClaim, claimText } from '../../../src-shared/domain/certificate/verify-text';

const centre = newCentreKeys(suiteB);
const other = newCentreKeys(suiteB);
const key = toBase64Url(centre.sign.publicKey);
const claim = CertificateClaim.parse({
  number: '9612601000012000037',
  personHash: 'ab'.repeat(32),
  post: '010',
  issuedOn: '2026-03-10',
});
const qr = `https://centre.example/app/verify#${claimText(claim, signCertificate(suiteB, claim, centre.sign.privateKey))}`;
const badge = buildBadge({
  claim,
  centreUrl: 'https://centre.example',
  issuerName: '演示培训机构',
  isDemonstration: true,
});
const jwt = signBadge(suiteB, badge, centre.sign.privateKey, centre.keyId) ?? '';

describe('a certificate checked without the network (CT-9)', () => {
  it('by its QR code is genuine, and the answer says that its status was not looked up', () => {
    const verdict = verifyCertificateText(suiteB, qr, key);
    expect(verdict.isGenuine).toBe(true);
    expect(verdict.lines).toContain(NOT_CHECKED_LIVE);
    expect(verdict.lines.join('\n')).toMatch(
      /9612601000012000037[\s\S]*土建施工员[\s\S]*2026-03-10[\s\S]*样例证书/,
    );
  });

  it.each([
    ['another number', qr.replace('000037', '000038')],
    ['another day', qr.replace('2026-03-10', '2026-03-11')],
    ['another post', qr.replace('~010~', '~050~')],
    ['no signature', qr.slice(0, qr.lastIndexOf('~'))],
    ['nothing at all', ''],
  ])('with %s is not', (_what, text) => {
    expect(verifyCertificateText(suiteB, text, key)).toMatchObject({ isGenuine: false });
  });

  it('of another centre is not, and a key that is none is said to be none', () => {
    expect(verifyCertificateText(suiteB, qr, toBase64Url(other.sign.publicKey)).isGenuine).toBe(false);
    expect(verifyCertificateText(suiteB, qr, 'AAAA').lines[0]).toContain('公钥无效');
  });
});

describe('a certificate of a centre of suite A (LW-8)', () => {
  const sm2 = newCentreKeys(suiteA);
  const signed = claimText(claim, signCertificate(suiteA, claim, sm2.sign.privateKey));
  const sm2Key = toBase64Url(sm2.sign.publicKey);

  it('is genuine by its SM2 signature, found without being told the suite, and the answer names it', () => {
    const verdict = verifyBySuites([suiteB, suiteA], signed, sm2Key);
    expect(verdict.isGenuine).toBe(true);
    expect(verdict.lines.join('\n')).toMatch(/9612601000012000037[\s\S]*状态未联网核实[\s\S]*SM2\/SM3/);
    expect(verifyBySuites([suiteB, suiteA], qr, key).lines.at(-1)).toContain('Ed25519');
  });

  it('is not under the other suite, with a changed number or under another key', () => {
    expect(verifyBySuites([suiteB], signed, sm2Key).isGenuine).toBe(false);
    expect(verifyBySuites([suiteB, suiteA], signed.replace('000037', '000038'), sm2Key).isGenuine).toBe(
      false,
    );
    expect(verifyBySuites([suiteB, suiteA], signed, key).isGenuine).toBe(false);
  });
});

describe('a certificate as an Open Badges 3.0 credential', () => {
  it('is a VC-JWT that any Ed25519 reader verifies (RFC 8037)', () => {
    const [header = '', payload = '', signature = ''] = jwt.split('.');
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
      alg: 'EdDSA',
      typ: 'JWT',
      kid: centre.keyId,
    });
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: key };
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
    const isSigned = verify(
      null,
      Buffer.from(`${header}.${payload}`),
      publicKey,
      Buffer.from(signature, 'base64url'),
    );
    expect(isSigned).toBe(true);
  });

  it('names issuer, subject, achievement and where revoked ones are listed, and no document', () => {
    const read = readBadge(suiteB, jwt, centre.sign.publicKey);
    expect(read).toEqual(badge);
    expect(read?.type).toContain('OpenBadgeCredential');
    expect(read?.credentialSubject.achievement.name).toBe('样例 · 土建施工员');
    expect(read?.credentialStatus).toEqual({
      id: 'https://centre.example/api/credentials/revoked',
      type: '1EdTechRevocationList',
    });
    expect(JSON.stringify(read)).not.toMatch(/document|photo/i);
  });

  it.each([
    ['a changed payload', () => jwt.replace(/\.(.)/, (_, first: string) => `.${first === 'e' ? 'f' : 'e'}`)],
    [
      'the algorithm "none"',
      () => `${Buffer.from('{"alg":"none"}').toString('base64url')}.${jwt.split('.')[1]}.`,
    ],
    ['another centre’s signature', () => signBadge(suiteB, badge, other.sign.privateKey, 'x') ?? ''],
    ['a fourth part', () => `${jwt}.AAAA`],
  ])('with %s is refused', (_what, text) => {
    expect(readBadge(suiteB, text(), centre.sign.publicKey)).toBeUndefined();
    expect(verifyCertificateText(suiteB, text(), key).isGenuine).toBe(false);
  });
});
