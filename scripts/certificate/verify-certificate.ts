import { readBadge } from '../../src-crypto/badge-jwt';
import { isCertificateGenuine } from '../../src-crypto/certificate-seal';
import type { CryptoSuite } from '../../src-crypto/suite';
import { fromBase64Url } from '../../src-shared/basics/bytes-text';
import { postName } from '../../src-shared/domain/certificate/post';
import { readClaimText } from '../../src-shared/domain/certificate/verify-text';

/** Said whenever no centre was asked (CT-9). */
export const NOT_CHECKED_LIVE =
  '状态未联网核实 live status not checked: it may have been revoked or lapsed since';

export type CertificateVerdict = { readonly isGenuine: boolean; readonly lines: readonly string[] };

/** What the suites are called where a person reads it (LW-8). */
const SUITE_NAMES = { A: '国密 SM2/SM3', B: 'Ed25519/SHA-256' } as const;

/**
 * As `verifyCertificateText`, by whichever of the suites the centre signs with: keys of both have 32 bytes, so a key
 * does not tell, and a signature holds under one of them at most. The last line names the suite.
 */
export function verifyBySuites(
  suites: readonly CryptoSuite[],
  text: string,
  centreKey: string,
): CertificateVerdict {
  let verdict = no('没有可用的密码套件 no suite to check with');
  for (const suite of suites) {
    verdict = verifyCertificateText(suite, text, centreKey);
    const name = `密码套件 suite ${suite.id} ${SUITE_NAMES[suite.id]}`;
    if (verdict.isGenuine) return { isGenuine: true, lines: [...verdict.lines, name] };
  }
  return verdict;
}

/**
 * A certificate's QR text, with or without the address before it, or a badge (VC-JWT): checked with the centre's public
 * signing key and nothing else; no network.
 */
export function verifyCertificateText(
  suite: CryptoSuite,
  text: string,
  centreKey: string,
): CertificateVerdict {
  const key = fromBase64Url(centreKey);
  if (key === undefined || key.length < 32) return no('中心公钥无效 not a key of a centre');
  const given = text.trim();
  if (given.startsWith('eyJ')) return verifyBadge(suite, given, key);
  const read = readClaimText(given.slice(given.indexOf('#') + 1));
  if (read === undefined) return no('不是证书二维码 not the code of a certificate');
  const { claim, signature } = read;
  if (!isSigned(() => isCertificateGenuine(suite, claim, signature, key))) {
    return no('签名不对，不是本中心签发的证书 signature wrong: not a certificate of this centre');
  }
  return {
    isGenuine: true,
    lines: [
      `签名有效 genuine  ${claim.number}`,
      `岗位 post ${postName(claim.post)} · 发证日期 issued ${claim.issuedOn}`,
      ...sampleLine(claim.number),
      NOT_CHECKED_LIVE,
    ],
  };
}

function verifyBadge(suite: CryptoSuite, text: string, key: Uint8Array): CertificateVerdict {
  const badge = isBadge(() => readBadge(suite, text, key));
  if (badge === undefined)
    return no('签名不对，不是本中心签发的徽章 signature wrong: not a badge of this centre');
  return {
    isGenuine: true,
    lines: [
      `签名有效 genuine  ${badge.name}`,
      `颁发 issuer ${badge.issuer.name} · 自 from ${badge.validFrom.slice(0, 10)}`,
      `编号 id ${badge.id}`,
      `撤销名单 revocation list ${badge.credentialStatus.id}`,
      NOT_CHECKED_LIVE,
    ],
  };
}

/** CT-8: lead digit 9 is a demonstration's. */
function sampleLine(number: string): readonly string[] {
  return /^9\d{18}$/.test(number) ? ['样例证书 a sample, not a real certificate'] : [];
}

/** A key of the wrong length or suite is a wrong key, not a fault of this program. */
function isSigned(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}

function isBadge<T>(read: () => T | undefined): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function no(line: string): CertificateVerdict {
  return { isGenuine: false, lines: [line] };
}
