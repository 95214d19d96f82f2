import { fromBufferPromise, type ZipFile } from 'yauzl';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { LIMITS } from './limits';
import { messageOf, type SourceFault } from './source-fault';

/** The files of an archive by their path, `/` between folders. */
export type ZipEntries = ReadonlyMap<string, Uint8Array>;

/**
 * Unpacks an archive into memory, never onto the disk, and never more of it than the limits allow: what an entry says
 * of its size is checked before it is unpacked, and what comes out is counted while it comes. Encrypted entries, two
 * entries of one name, and names that leave the archive (`../`, a drive, a root) are refused.
 */
export async function openZip(bytes: Uint8Array): Promise<Result<ZipEntries, SourceFault>> {
  if (bytes.length > LIMITS.fileBytes)
    return err({ rule: 'too-large', reason: '文件过大 the file is too large' });
  let archive: ZipFile | undefined;
  try {
    archive = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, validateEntrySizes: true });
    if (archive.entryCount > LIMITS.entries) return bomb(`${archive.entryCount} 个条目 entries`);
    return await unpack(archive);
  } catch (error) {
    const message = messageOf(error);
    const isPath = /invalid characters in fileName|absolute path|invalid relative path/i.test(message);
    const reason = isPath
      ? `压缩包内的路径越界 a path leads out of the archive: ${message}`
      : `压缩包已损坏或不完整 the archive is damaged or cut off: ${message}`;
    return err({ rule: isPath ? 'zip-path' : 'zip', reason });
  } finally {
    archive?.close();
  }
}

async function unpack(archive: ZipFile): Promise<Result<ZipEntries, SourceFault>> {
  const entries = new Map<string, Uint8Array>();
  let total = 0;
  for await (const entry of archive.eachEntry()) {
    const name = entry.fileName;
    if (/[\\:\0]/.test(name) || name.split('/').some((part) => part === '..')) {
      return err({
        rule: 'zip-path',
        reason: `压缩包内的路径越界 a path leads out of the archive: ${name.slice(0, 100)}`,
      });
    }
    if (name.endsWith('/')) continue;
    if (entries.has(name))
      return err({ rule: 'zip', reason: `条目重复 an entry stands twice: ${name}`, at: name });
    if (entry.isEncrypted()) {
      return err({ rule: 'zip', reason: `条目已加密 an entry is encrypted: ${name}`, at: name });
    }
    const size = entry.uncompressedSize;
    if (size > LIMITS.entryBytes || total + size > LIMITS.unpackedBytes) return bomb(name);
    if (size > LIMITS.ratioFromBytes && size > entry.compressedSize * LIMITS.ratio) return bomb(name);
    const stream = await archive.openReadStreamPromise(entry);
    const parts: Buffer[] = [];
    let length = 0;
    for await (const part of stream as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > size) return bomb(name);
      parts.push(part);
    }
    total += length;
    entries.set(name, new Uint8Array(Buffer.concat(parts)));
  }
  return ok(entries);
}

function bomb(what: string): Result<never, SourceFault> {
  const reason = `压缩包解开后过大或条目过多 the archive unpacks to too much: ${what.slice(0, 100)}`;
  return err({ rule: 'zip-bomb', reason });
}
