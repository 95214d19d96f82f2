import { fileURLToPath } from 'node:url';
import type { MeasuredPair } from '../../src-shared/domain/calibration/fuse-sets';
import { buildLabPage, openLab } from '../face-lab/open-lab';
import type { FaceLab } from '../face-lab/page/page';
import type { Portrait } from './portrait-list';

declare const lab: FaceLab; // lives in the page

/** All pairs of the pictures in which a face was found, by every network of the station. */
export type MeasuredPortraits = {
  readonly models: readonly string[];
  /** Numbers for the persons of whom at least one picture shows a face, in the order of `pairs`' numbers. */
  readonly people: readonly string[];
  readonly pairs: readonly MeasuredPair[];
  readonly found: number;
  /** Pictures in which the station's detector finds no face. */
  readonly missed: readonly string[];
};

/** Runs the station's own worker pipeline for registered photographs over the folder, in the project's Electron. */
export async function measurePortraits(
  folder: string,
  portraits: readonly Portrait[],
  onPicture: (done: number) => void,
): Promise<MeasuredPortraits> {
  const pageFolder = await buildLabPage(fileURLToPath(new URL('../face-lab/page', import.meta.url)));
  const { page, close } = await openLab(pageFolder, {
    folders: { pictures: folder },
    env: { FACE_LAB_HIDDEN: '1' },
    isReady: 'lab',
  });
  try {
    const started = await page.evaluate(() => lab.start());
    if (started !== 'started') throw new Error(`the face worker does not start: ${started}`);
    const models = await page.evaluate(() => lab.models);
    const seen: Portrait[] = [];
    const missed: string[] = [];
    for (const [index, portrait] of portraits.entries()) {
      const isFound = await page.evaluate((file) => lab.add(file), portrait.file);
      if (isFound) seen.push(portrait);
      else missed.push(portrait.file);
      onPicture(index + 1);
    }
    const people = [...new Set(seen.map(({ person }) => person))];
    const numberOf = (portrait: Portrait | undefined): number => people.indexOf(portrait?.person ?? '');
    const pairs: MeasuredPair[] = [];
    for (let b = 1; b < seen.length; b++) {
      const row = await page.evaluate((index) => lab.row(index), b);
      for (const [a, distances] of row.entries()) {
        pairs.push({ a: numberOf(seen[a]), b: numberOf(seen[b]), distances });
      }
    }
    return { models: [...models], people, pairs, found: seen.length, missed };
  } finally {
    await close();
  }
}
