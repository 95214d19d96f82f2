import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { qrModules } from '../../../src-renderer/components/qr-modules';
import { type Collected, catchFrame } from '../../../src-renderer/screens/move/collect-frames';
import { fromBase45, toBase45 } from '../../../src-shared/basics/base45';
import { framesOf, joinFrames } from '../../../src-shared/domain/record/code-frames';
import { photographCode } from '../../builders/photograph-code';

/** As long as the sealed file of a full attempt, and as little compressible. */
const FILE = Uint8Array.from({ length: 3000 }, (_, at) => (at * 167 + (at >> 3) * 59) & 255);
const FRAMES = framesOf('MOV', toBase45(FILE), 'A1B2C3', 700);

function catchAll(texts: readonly string[]): Collected | undefined {
  let collected: Collected | undefined;
  for (const text of texts) {
    const caught = catchFrame('MOV', collected, text);
    if (caught.kind === 'more' || caught.kind === 'whole') collected = caught.collected;
  }
  return collected;
}

describe('the codes of a seat move (RM-12)', () => {
  beforeAll(() => {
    const wasm = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });
  });

  it('are read from pictures of them, askew and in bad light, and are the file again', async () => {
    const texts: string[] = [];
    for (const frame of FRAMES) {
      const picture = photographCode(qrModules(frame), { pixels: 4, degrees: 5, noise: 20 });
      const found = await readBarcodes(picture as unknown as ImageData, { formats: ['QRCode'] });
      texts.push(found[0]?.text ?? '');
    }
    const joined = joinFrames('MOV', [...(catchAll(texts)?.frames.values() ?? [])]);
    expect(joined.ok ? fromBase45(joined.value) : joined.error).toEqual(FILE);
  });

  it('are counted once each, in whatever order they come by', () => {
    const seen = catchAll([...FRAMES.slice(2), ...FRAMES, ...FRAMES]);
    expect(seen?.frames.size).toBe(FRAMES.length);
    expect(catchFrame('MOV', catchAll(FRAMES.slice(1)), FRAMES[0] ?? '')).toMatchObject({ kind: 'whole' });
  });

  it('are not mixed with those of another file or of another kind', () => {
    const [other = ''] = framesOf('MOV', toBase45(FILE), 'FFFFFF', 700);
    const [receipt = ''] = framesOf('KSQ', toBase45(FILE), 'A1B2C3', 700);
    const seen = catchAll(FRAMES.slice(0, 2));
    expect(catchFrame('MOV', seen, other).kind).toBe('other-file');
    expect(catchFrame('MOV', seen, receipt).kind).toBe('foreign');
    expect(catchFrame('MOV', seen, 'https://example.com').kind).toBe('foreign');
  });
});
