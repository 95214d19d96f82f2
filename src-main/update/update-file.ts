import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { suiteB } from '../../src-crypto/suite-b';
import { err, type Result } from '../../src-shared/basics/result';
import { parseUpdateHead, type UpdateHead } from '../../src-shared/domain/update/update-head';

export type UpdateFileProblem =
  | { readonly kind: 'not-an-update' }
  | { readonly kind: 'update-signature-wrong' }
  | { readonly kind: 'update-changed' }
  | { readonly kind: 'unreadable' };

const BLOCK = 512;
const HEAD_MAX_BYTES = 1024;
const SIGNATURE_BYTES = 64;
const PIECE_BYTES = 1 << 20;

/**
 * Reads an update and believes nothing before its signature: a tar of exactly three files, `head`, `head.sig` and
 * `payload.tar.gz`. The payload is only hashed here; root's updater unpacks it (decision 0040).
 */
export async function readUpdateFile(
  file: string,
  releaseKey: Uint8Array,
): Promise<Result<UpdateHead, UpdateFileProblem>> {
  const handle = await open(file, 'r').catch(() => undefined);
  if (handle === undefined) return err({ kind: 'unreadable' });
  try {
    return await readFrom(handle, releaseKey);
  } catch {
    return err({ kind: 'unreadable' });
  } finally {
    await handle.close();
  }
}

async function readFrom(
  handle: FileHandle,
  releaseKey: Uint8Array,
): Promise<Result<UpdateHead, UpdateFileProblem>> {
  const head = await entryAt(handle, 0, 'head', HEAD_MAX_BYTES);
  const signature = head && (await entryAt(handle, head.next, 'head.sig', SIGNATURE_BYTES));
  if (head === undefined || signature === undefined) return err({ kind: 'not-an-update' });
  const text = await bytesAt(handle, head.at, head.size);
  if (!suiteB.verify(releaseKey, text, await bytesAt(handle, signature.at, signature.size))) {
    return err({ kind: 'update-signature-wrong' });
  }
  const parsed = parseUpdateHead(Buffer.from(text).toString('utf8'));
  if (!parsed.ok) return parsed;
  const payload = await entryAt(handle, signature.next, 'payload.tar.gz', parsed.value.payloadBytes);
  if (payload?.size !== parsed.value.payloadBytes) return err({ kind: 'update-changed' });
  const hash = createHash('sha256');
  for (let done = 0; done < payload.size; done += PIECE_BYTES) {
    hash.update(await bytesAt(handle, payload.at + done, Math.min(PIECE_BYTES, payload.size - done)));
  }
  return hash.digest('hex') === parsed.value.payloadSha256 ? parsed : err({ kind: 'update-changed' });
}

type Entry = { readonly at: number; readonly size: number; readonly next: number };

/** The tar entry whose header lies here, if it is the plain file of this name and not longer than it may be. */
async function entryAt(
  handle: FileHandle,
  offset: number,
  name: string,
  maxBytes: number,
): Promise<Entry | undefined> {
  const block = Buffer.from(await bytesAt(handle, offset, BLOCK));
  if (block.length < BLOCK) return undefined;
  const size = Number.parseInt(block.toString('latin1', 124, 136), 8);
  const isPlain = block[156] === 0x30 || block[156] === 0;
  const title = block.toString('latin1', 0, 100).replace(/\0.*$/, '');
  if (title !== name || !isPlain || !(size >= 0 && size <= maxBytes)) return undefined;
  const at = offset + BLOCK;
  return { at, size, next: at + Math.ceil(size / BLOCK) * BLOCK };
}

async function bytesAt(handle: FileHandle, at: number, length: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(length);
  const { bytesRead } = await handle.read(buffer, 0, length, at);
  return buffer.subarray(0, bytesRead);
}
