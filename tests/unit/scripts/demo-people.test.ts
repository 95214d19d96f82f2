import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { splitJpegFrames } from '../../../scripts/demo-faces/jpeg-frames';
import { readJpegHeader } from '../../../scripts/demo-faces/jpeg-header';
import { PERSONS } from '../../../scripts/demo-faces/persons';

const FOLDER = fileURLToPath(new URL('../../../resources/demo/people/', import.meta.url));
const KB = 1024;

const people = z
  .array(
    z.strictObject({
      personId: z.string().regex(/^demo-(0[1-9]|stranger)$/),
      displayName: z.string(),
      sex: z.enum(['male', 'female']),
      birthYear: z.number().int(),
      role: z.enum(['candidate', 'stranger']),
    }),
  )
  .parse(JSON.parse(readFileSync(`${FOLDER}people.json`, 'utf8')));

const fileOf = (personId: string, name: string) => `${FOLDER}${personId}/${name}`;

describe('the list of demonstration persons', () => {
  it('names six candidates and one stranger, each once', () => {
    expect(people.filter(({ role }) => role === 'candidate')).toHaveLength(6);
    expect(people.filter(({ role }) => role === 'stranger')).toHaveLength(1);
    expect(new Set(people.map(({ personId }) => personId)).size).toBe(people.length);
  });

  it('marks everybody as a demonstration', () => {
    for (const { displayName } of people) expect(displayName).toMatch(/^演示/);
  });

  it('agrees with the persons the pictures were drawn from', () => {
    const listed = PERSONS.map(({ personId, displayName, sex, birthYear, role }) => ({
      personId,
      displayName,
      sex,
      birthYear,
      role,
    }));
    expect(people).toEqual(listed);
  });

  it('stays under 8 MB with all pictures', () => {
    const bytes = people.flatMap(({ personId }) =>
      ['photo.jpg', 'clip.mjpeg'].map((name) => statSync(fileOf(personId, name)).size),
    );
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(8 * KB * KB);
  });
});

describe.each(people.map(({ personId }) => personId))('the pictures of %s', (personId) => {
  const photo = readFileSync(fileOf(personId, 'photo.jpg'));
  const frames = splitJpegFrames(readFileSync(fileOf(personId, 'clip.mjpeg')));

  it('hold a one-inch photograph of 295 by 413 pixels between 10 and 200 KB (PH-5)', () => {
    expect(readJpegHeader(photo)).toMatchObject({ width: 295, height: 413, isBaseline: true });
    expect(photo.length).toBeGreaterThanOrEqual(10 * KB);
    expect(photo.length).toBeLessThanOrEqual(200 * KB);
  });

  it('hold no EXIF in the photograph (PH-5)', () => {
    expect(readJpegHeader(photo)?.appSegments).not.toContain(1);
  });

  it('hold a clip of whole baseline 4:2:0 frames of 640 by 480 pixels', () => {
    expect(frames.length).toBeGreaterThanOrEqual(24);
    for (const frame of frames) {
      expect(readJpegHeader(frame)).toMatchObject({
        width: 640,
        height: 480,
        isBaseline: true,
        sampling: '2x2,1x1,1x1',
      });
      expect([...frame.slice(0, 2), ...frame.slice(-2)]).toEqual([0xff, 0xd8, 0xff, 0xd9]);
    }
  });

  it('hold a clip that moves: no two neighbouring frames are the same, from the last to the first as well', () => {
    frames.forEach((frame, n) => {
      expect(Buffer.compare(frame, frames[(n + 1) % frames.length] ?? frame)).not.toBe(0);
    });
  });
});
