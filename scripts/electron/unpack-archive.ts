import { closeSync, createReadStream, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import {
  type AsyncFlateStreamHandler,
  Unzip,
  type UnzipDecoder,
  type UnzipDecoderConstructor,
  UnzipInflate,
} from 'fflate';

export type UnpackRequest = {
  readonly archive: string;
  readonly destination: string;
  /** Where an entry goes below the destination; undefined leaves it out. */
  readonly placeOf: (entryName: string) => string | undefined;
  readonly isExecutable: (place: string) => boolean;
  /** Called with the number of archive bytes read so far. */
  readonly onBytes: (read: number) => void;
};

const DEFLATED = 8;
// The zip reader calls itself once for each entry in a chunk: a small chunk keeps the stack shallow.
const CHUNK_BYTES = 256 * 1024;

/**
 * Unpacks a zip front to back in constant memory: nothing larger than one chunk is held, and entries that
 * are not wanted are passed over without being inflated. Each written file is on disk when this resolves.
 * The archive must have been checked before: a damaged one throws.
 */
export async function unpackArchive(request: UnpackRequest): Promise<void> {
  const unzip = new Unzip((entry) => {
    const place = request.placeOf(entry.name);
    entry.ondata = place === undefined ? () => {} : writeTo(request, place);
    entry.start();
  });
  unzip.register(inflateOnly((name) => request.placeOf(name) !== undefined));
  let read = 0;
  for await (const chunk of createReadStream(request.archive, { highWaterMark: CHUNK_BYTES })) {
    read += chunk.length;
    unzip.push(chunk, false);
    request.onBytes(read);
  }
  unzip.push(new Uint8Array(0), true);
}

/** Written synchronously on purpose: the reader cannot run ahead of the disk. */
function writeTo(request: UnpackRequest, place: string): AsyncFlateStreamHandler {
  const root = path.resolve(request.destination);
  const file = path.resolve(root, place);
  if (!file.startsWith(root + path.sep)) throw new Error(`an entry leaves the destination: ${place}`);
  mkdirSync(path.dirname(file), { recursive: true });
  const handle = openSync(file, 'wx', request.isExecutable(place) ? 0o755 : 0o644);
  return (error, data, final) => {
    if (error) throw error;
    for (let offset = 0; offset < data.length; ) offset += writeSync(handle, data, offset);
    if (!final) return;
    fsyncSync(handle);
    closeSync(handle);
  };
}

/** An inflater that swallows the entries nobody asked for instead of spending time on them. */
function inflateOnly(isWanted: (entryName: string) => boolean): UnzipDecoderConstructor {
  return class SelectiveInflate implements UnzipDecoder {
    static readonly compression = DEFLATED;
    ondata: AsyncFlateStreamHandler = () => {};
    private readonly inflater: UnzipInflate | undefined;

    constructor(entryName: string) {
      this.inflater = isWanted(entryName) ? new UnzipInflate() : undefined;
      if (this.inflater) this.inflater.ondata = (error, data, final) => this.ondata(error, data, final);
    }

    push(chunk: Uint8Array, final: boolean): void {
      this.inflater?.push(chunk, final);
    }
  };
}
