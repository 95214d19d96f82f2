import { err, ok, type Result } from '../../basics/result';
import { isVersion } from '../release/version-order';

/** What an update says of itself; the signature is over exactly these lines. */
export type UpdateHead = {
  readonly version: string;
  readonly platform: string;
  readonly payloadBytes: number;
  readonly payloadSha256: string;
};

/** Lines that the system's own updater, a shell script, reads as well. */
export function updateHeadText(head: UpdateHead): string {
  return [
    'exam-station-update 1',
    `version: ${head.version}`,
    `platform: ${head.platform}`,
    `payload-bytes: ${head.payloadBytes}`,
    `payload-sha256: ${head.payloadSha256}`,
    '',
  ].join('\n');
}

const HEAD =
  /^exam-station-update 1\nversion: (\S{1,40})\nplatform: (\S{1,40})\npayload-bytes: (\d{1,12})\npayload-sha256: ([0-9a-f]{64})\n$/;

export function parseUpdateHead(text: string): Result<UpdateHead, { readonly kind: 'not-an-update' }> {
  const [, version = '', platform = '', bytes = '', payloadSha256 = ''] = HEAD.exec(text) ?? [];
  return isVersion(version)
    ? ok({ version, platform, payloadBytes: Number(bytes), payloadSha256 })
    : err({ kind: 'not-an-update' });
}
