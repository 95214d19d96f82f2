import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { zh } from '../../src-renderer/i18n/zh';
import { jpegFacts } from '../../src-shared/domain/person/jpeg-facts';
import { checkPhoto, type PhotoOutcome, type PhotoVerdict } from '../../src-shared/domain/person/photo-check';
import { portraitsIn } from '../face-calibrate/portrait-list';
import { buildLabPage, openLab } from '../face-lab/open-lab';
import type { FaceLab } from '../face-lab/page/page';
import { withDisplay } from '../face-lab/with-display';

declare const lab: FaceLab; // lives in the page

// `npm run face:photos -- <folder>`: the registered photographs of a session by PH-5 and PH-6, before it is sealed, by
// the very worker that will compare with them. Exit code 0: all pass; 1: some need a look; 2: some fail; 3: no photos.

const EXIT: Readonly<Record<PhotoOutcome, number>> = { pass: 0, review: 1, fail: 2 };

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('用法 usage: npm run face:photos -- <folder of photographs>');
  process.exitCode = 3;
} else {
  process.exitCode = await withDisplay(() => run(path.resolve(folder)));
}

async function run(from: string): Promise<number> {
  const files = (await portraitsIn(from)).map(({ file }) => file);
  if (files.length === 0) {
    console.error(`没有照片 No photographs in ${from}`);
    return 3;
  }
  const verdicts = await verdictsOf(from, files);
  for (const [file, { outcome, findings }] of verdicts) {
    const wrong = findings.filter((one) => one.outcome !== 'pass');
    const told = wrong.map(({ rule, measured, limit }) => `${zh.photos.rules[rule]} ${measured}（${limit}）`);
    console.log(
      `${outcome.toUpperCase().padEnd(6)}  ${file}${told.map((one) => `\n          ${one}`).join('')}`,
    );
  }
  const count = (outcome: PhotoOutcome): number =>
    verdicts.filter(([, verdict]) => verdict.outcome === outcome).length;
  console.log(`\nPASS ${count('pass')}  REVIEW ${count('review')}  FAIL ${count('fail')}`);
  return Math.max(...verdicts.map(([, verdict]) => EXIT[verdict.outcome]));
}

async function verdictsOf(
  from: string,
  files: readonly string[],
): Promise<readonly (readonly [string, PhotoVerdict])[]> {
  const pageFolder = await buildLabPage(fileURLToPath(new URL('../face-lab/page', import.meta.url)));
  const { page, close } = await openLab(pageFolder, {
    folders: { pictures: from },
    env: { FACE_LAB_HIDDEN: '1' },
    isReady: 'lab',
  });
  try {
    const verdicts: (readonly [string, PhotoVerdict])[] = [];
    for (const file of files) {
      const study = await page.evaluate((name) => lab.study(name), file);
      verdicts.push([file, checkPhoto(jpegFacts(await readFile(path.join(from, file))), study)]);
    }
    return verdicts;
  } finally {
    await close();
  }
}
