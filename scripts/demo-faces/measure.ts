import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { splitJpegFrames } from './jpeg-frames';
import type { FaceReading, Surveyor } from './page/measuring-entry';
import { openPage, type PageHost } from './page-host';
import { PERSONS } from './persons';

declare const surveyor: Surveyor; // lives in the page

const PEOPLE_FOLDER = fileURLToPath(new URL('../../resources/demo/people', import.meta.url));
const PHOTO_PADDING_SHARE = 0.25;
const PHOTO_HEIGHT_PX = 413;

type PersonReading = {
  readonly personId: string;
  readonly photo: FaceReading;
  readonly frames: readonly FaceReading[];
};

/** Prints what face-api makes of the baked pictures. These persons are no sample of people: quote no accuracy. */
async function measure(): Promise<void> {
  const { values } = parseArgs({ options: { from: { type: 'string', default: PEOPLE_FOLDER } } });
  const host = await openPage('measuring-entry.ts');
  try {
    const folders = [
      '/node_modules/@tensorflow/tfjs-backend-wasm/dist/',
      '/node_modules/@vladmandic/face-api/model',
    ] as const;
    const backend = await host.page.evaluate(([wasm, model]) => surveyor.start(wasm, model), folders);
    console.log(`backend ${backend}`);
    const people: PersonReading[] = [];
    for (const { personId } of PERSONS) {
      const folder = path.join(values.from, personId);
      if (existsSync(path.join(folder, 'photo.jpg'))) people.push(await readPerson(host, personId, folder));
    }
    printPortraits(people);
    printDistances('photo to photo / 照片间距离', people, (a, b) => [distance(a.photo, b.photo)]);
    printDistances('clip (row, nearest frame) to photo (column) / 视频到照片最近距离', people, (a, b) =>
      a.frames.map((frame) => distance(frame, b.photo)),
    );
  } finally {
    await host.close();
  }
}

async function readPerson(host: PageHost, personId: string, folder: string): Promise<PersonReading> {
  const read = (jpeg: Uint8Array, padding: number) =>
    host.page.evaluate(([text, share]) => surveyor.read(text, share), [
      Buffer.from(jpeg).toString('base64'),
      padding,
    ] as const);
  const photo = await read(await readFile(path.join(folder, 'photo.jpg')), PHOTO_PADDING_SHARE);
  const clipFile = path.join(folder, 'clip.mjpeg');
  const frames: FaceReading[] = [];
  if (existsSync(clipFile)) {
    for (const frame of splitJpegFrames(await readFile(clipFile))) frames.push(await read(frame, 0));
  }
  return { personId, photo, frames };
}

function printPortraits(people: readonly PersonReading[]): void {
  console.table(
    Object.fromEntries(
      people.map(({ personId, photo, frames }) => {
        const same = frames.map((frame) => distance(frame, photo));
        return [
          personId,
          {
            'photo faces': photo.faces,
            'photo score': rounded(photo.score),
            'box % of height': rounded((100 * photo.boxHeight) / PHOTO_HEIGHT_PX),
            'eyes px': rounded(photo.eyeDistance),
            'eyes °': rounded(photo.eyeLineDegrees),
            'frames with one face': `${frames.filter((f) => f.faces === 1).length}/${frames.length}`,
            'lowest frame score': rounded(Math.min(...frames.map((f) => f.score))),
            'same person, best': rounded(Math.min(...same)),
            'same person, worst': rounded(Math.max(...same)),
          },
        ];
      }),
    ),
  );
}

function printDistances(
  title: string,
  people: readonly PersonReading[],
  between: (a: PersonReading, b: PersonReading) => readonly number[],
): void {
  console.log(title);
  console.table(
    Object.fromEntries(
      people.map((row) => [
        row.personId,
        Object.fromEntries(
          people.map((column) => [column.personId, rounded(Math.min(...between(row, column)))]),
        ),
      ]),
    ),
  );
}

/** Euclidean distance of two descriptors; infinite where one picture shows no face. */
function distance(a: FaceReading, b: FaceReading): number {
  if (a.faces === 0 || b.faces === 0) return Number.POSITIVE_INFINITY;
  return Math.hypot(...a.descriptor.map((value, i) => value - (b.descriptor[i] ?? 0)));
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

await measure();
