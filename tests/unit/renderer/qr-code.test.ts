import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { QUIET_ZONE, qrModules, qrPath } from '../../../src-renderer/components/qr-modules';
import { toBase45 } from '../../../src-shared/basics/base45';
import { FRAME_MAX_CHARACTERS, framesOf, joinFrames } from '../../../src-shared/domain/record/code-frames';
import { type Picture, photographCode } from '../../builders/photograph-code';

beforeAll(() => {
  const wasm = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });
});

/** What a phone's reader makes of a picture. */
async function read(picture: Picture): Promise<string | undefined> {
  const found = await readBarcodes(picture as unknown as ImageData, { formats: ['QRCode'], tryHarder: true });
  return found[0]?.isValid === true ? found[0].text : undefined;
}

/** As many bytes as a result of 74 questions takes at most, none of them compressible. */
const BYTES = Uint8Array.from({ length: 455 }, (_, at) => (at * 167 + (at >> 3) * 59) & 255);
const [FRAME = ''] = framesOf('KSQ', toBase45(BYTES), 'ABC234');
const versionOf = (text: string) => (qrModules(text).length - 17) / 4;

describe('the QR code of a result', () => {
  it('is one of version 17 at most, 85 modules wide', () => {
    expect(framesOf('KSQ', toBase45(BYTES), 'ABC234')).toHaveLength(1);
    expect(versionOf(FRAME)).toBeLessThanOrEqual(17);
  });

  it.each([
    ['2 pixels a module, straight on', { pixels: 2 }],
    ['3 pixels a module, straight on', { pixels: 3 }],
    ['3.3 pixels a module, held 4° askew', { pixels: 3.3, degrees: 4 }],
    ['4 pixels a module, 15° askew, in bad light and grain', { pixels: 4, degrees: 15, noise: 25 }],
    ['5 pixels a module, upside down, in bad light and grain', { pixels: 5, degrees: 178, noise: 40 }],
  ])('is read from a picture of %s', async (_, shot) => {
    const text = await read(photographCode(qrModules(FRAME), shot));
    expect(joinFrames('KSQ', [text ?? ''])).toEqual({ ok: true, value: toBase45(BYTES) });
  });

  it('is read with a twentieth of it covered', async () => {
    const modules = qrModules(FRAME).map((row, y) =>
      row.map((isDark, x) => (x > 40 && x < 58 && y > 40 && y < 58 ? true : isDark)),
    );
    expect(await read(photographCode(modules, { pixels: 4 }))).toBe(FRAME);
  });

  it('of a longer text goes in frames that are each read', async () => {
    const long = 'A1 $%*+-./:'.repeat(400);
    const frames = framesOf('KSQ', long, 'XYZ987');
    expect(frames.length).toBe(Math.ceil(long.length / FRAME_MAX_CHARACTERS));
    const texts = await Promise.all(
      frames.map((frame) => read(photographCode(qrModules(frame), { pixels: 3 }))),
    );
    expect(
      joinFrames(
        'KSQ',
        texts.map((text) => text ?? ''),
      ),
    ).toEqual({ ok: true, value: long });
  });

  it('is drawn with every dark module and its quiet zone', () => {
    const modules = qrModules('KSQ');
    const drawn = qrPath(modules).matchAll(/M(\d+) (\d+)h(\d+)/g);
    const dark = new Set<string>();
    for (const [, x, y, run] of drawn) {
      for (let step = 0; step < Number(run); step++)
        dark.add(`${Number(x) + step - QUIET_ZONE} ${Number(y) - QUIET_ZONE}`);
    }
    const wanted = modules.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x} ${y}`] : [])));
    expect([...dark].sort()).toEqual(wanted.sort());
  });
});
