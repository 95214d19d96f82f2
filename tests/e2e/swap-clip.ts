import { open, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { splitJpegFrames } from '../../scripts/demo-faces/jpeg-frames';

const FRAME_BYTES = 120_000;
const FRAMES = 24;

/**
 * A camera stand-in whose picture changes while it runs. Chromium plays one file, mapped into memory, for as long as
 * the browser lives; all frames here are padded to one size, so that other frames can be written over them in place
 * and the next ones it reads are those. To the station it is one camera that never closes. What it does not show is
 * the moment of change itself: no face slides into the picture, it is there from one frame to the next.
 */
export type SwapClip = {
  readonly file: string;
  readonly show: (frames: readonly Uint8Array[]) => Promise<void>;
};

export async function swapClip(folder: string, first: readonly Uint8Array[]): Promise<SwapClip> {
  const file = path.join(folder, 'camera.mjpeg');
  await writeFile(file, clipBytes(first));
  return {
    file,
    show: async (frames) => {
      const handle = await open(file, 'r+');
      try {
        const bytes = clipBytes(frames);
        await handle.write(bytes, 0, bytes.length, 0);
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
  };
}

export async function framesOf(clip: string): Promise<readonly Uint8Array[]> {
  return splitJpegFrames(await readFile(clip));
}

function clipBytes(frames: readonly Uint8Array[]): Buffer {
  return Buffer.concat(Array.from({ length: FRAMES }, (_, i) => padded(frames[i % frames.length])));
}

/** The same picture in a file of `FRAME_BYTES`: comment segments of zeros behind the start mark. */
function padded(jpeg: Uint8Array | undefined): Buffer {
  if (jpeg === undefined) throw new Error('a clip without frames');
  const segments: Buffer[] = [];
  for (let missing = FRAME_BYTES - jpeg.length; missing > 0; ) {
    // A segment takes 4 to 65537 bytes; never leave a rest that is too small for one.
    const size = missing <= 65_537 ? missing : missing - 65_537 < 4 ? 65_000 : 65_537;
    if (size < 4) throw new Error(`a frame of ${jpeg.length} bytes cannot be padded`);
    const segment = Buffer.alloc(size);
    segment.writeUInt16BE(0xfffe, 0);
    segment.writeUInt16BE(size - 2, 2);
    segments.push(segment);
    missing -= size;
  }
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}

/** Two people before one camera: the middles of two pictures side by side. Drawn by the page, as the clips were. */
export function sideBySide(page: Page, left: Uint8Array, right: Uint8Array): Promise<Uint8Array> {
  return drawn(page, [left, right]);
}

/** A lit room without anybody. */
export function emptyRoom(page: Page): Promise<Uint8Array> {
  return drawn(page, []);
}

async function drawn(page: Page, pictures: readonly Uint8Array[]): Promise<Uint8Array> {
  const encoded = await page.evaluate(
    async (texts) => {
      const canvas = new OffscreenCanvas(640, 480);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no 2d context');
      const light = context.createLinearGradient(0, 0, 640, 480);
      light.addColorStop(0, '#b9b4aa');
      light.addColorStop(1, '#8f8b84');
      context.fillStyle = light;
      context.fillRect(0, 0, 640, 480);
      for (const [place, text] of texts.entries()) {
        const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        const picture = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
        context.drawImage(picture, 160, 0, 320, 480, place * 320, 0, 320, 480);
      }
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
      let binary = '';
      for (const byte of new Uint8Array(await blob.arrayBuffer())) binary += String.fromCharCode(byte);
      return btoa(binary);
    },
    pictures.map((bytes) => Buffer.from(bytes).toString('base64')),
  );
  return Buffer.from(encoded, 'base64');
}
