import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { runPackage } from '../test/run-step';
import { takeAuthorPictures } from './author-pictures';
import { writeSheet } from './picture-sheet';

// `npm run docs:shots`: every picture of the documentation, made again. The station's screens with sample data; the
// centre's pages as its tests meet them, on a real server; the report that an author gets of a bank with mistakes; then
// one sheet of all screens for each language.
const FOLDER = 'docs/screens';
const CENTRE = path.join(FOLDER, 'centre');
const PREVIEW = ['tests/renderer-preview/take-shots.ts', FOLDER, '--lang=zh,en', '--size=1280x800'];

await mkdir(CENTRE, { recursive: true });
const steps = [
  () => runPackage('tsx', 'dist/cli.mjs', PREVIEW, process.env),
  () =>
    runPackage(
      '@playwright/test',
      'cli.js',
      ['test', 'tests/web', '--grep-invert', 'is accessible and whole', '--reporter=line'],
      { ...process.env, PAGE_SHOTS: path.resolve(CENTRE) },
    ),
  () => takeAuthorPictures(path.join(FOLDER, 'author'), 'resources/demo-bank/010-civil-constructor'),
  () => writeSheet(FOLDER, 'zh'),
  () => writeSheet(FOLDER, 'en'),
];
for (const step of steps) {
  const status = await step();
  if (status !== 0) process.exitCode = 1;
}
