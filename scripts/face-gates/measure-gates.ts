import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FaceGlance } from '../../src-renderer/face/face-checker';
import { FacePolicy } from '../../src-shared/domain/policy/face-policy';
import { buildLabPage, openLab } from '../face-lab/open-lab';
import { withDisplay } from '../face-lab/with-display';
import type { Change } from './page/changes';
import type { FaceGates } from './page/page';

declare const faceGates: FaceGates; // lives in the page

// `npm run face:gates`: sharpness and covering of good, blurred and covered pictures, and which of them the
// demonstration's policy refuses. Where `minSharpness` and `maxCoveredMilli` come from.

const CHANGES: readonly (readonly [string, Change])[] = [
  ['as they are', { kind: 'as-it-is' }],
  ['light × 0.6', { kind: 'light', factor: 0.6 }],
  ['light × 1.4', { kind: 'light', factor: 1.4 }],
  ['face 105 px wide', { kind: 'far', facePixels: 105 }],
  ['out of focus, 1 px', { kind: 'blur', pixels: 1 }],
  ['out of focus, 2 px', { kind: 'blur', pixels: 2 }],
  ['out of focus, 3 px', { kind: 'blur', pixels: 3 }],
  ['out of focus, 4 px', { kind: 'blur', pixels: 4 }],
  ['moved by 16 px', { kind: 'smear', pixels: 16 }],
  ['blue mask', { kind: 'mask', colour: '#9cc3dd' }],
  ['white mask', { kind: 'mask', colour: '#eef0f0' }],
  ['black mask', { kind: 'mask', colour: '#17181a' }],
  ['red scarf', { kind: 'mask', colour: '#a3262b' }],
  ['dark glasses', { kind: 'glasses', colour: '#101114' }],
];
const SAMPLES = [1, 2, 3, 4, 5, 6].map((number) => `/samples/sample${number}.jpg`);

const require = createRequire(import.meta.url);
await withDisplay(measure);

async function measure(): Promise<void> {
  const { policy } = JSON.parse(await readFile('resources/demo/session/session.json', 'utf8'));
  const people: readonly { readonly personId: string }[] = JSON.parse(
    await readFile('resources/demo/people/people.json', 'utf8'),
  );
  const clips = people.map(({ personId }) => `/people/${personId}/clip.mjpeg`);
  const faceApi = path.dirname(require.resolve('@vladmandic/face-api/package.json'));
  const { page, close } = await openLab(
    await buildLabPage(fileURLToPath(new URL('./page', import.meta.url))),
    {
      folders: { people: path.resolve('resources/demo/people'), samples: path.join(faceApi, 'demo') },
      isReady: 'faceGates',
    },
  );
  try {
    console.log(
      '| pictures | of | found | sharpness: least, middle, most | covered ‰ | too blurred | covered |',
    );
    console.log('|---|---|---|---|---|---|---|');
    for (const [name, change] of CHANGES) {
      for (const [of, urls] of [['drawn', clips] as const, ['photographs', SAMPLES] as const]) {
        const seen: FaceGlance[] = [];
        for (const url of urls) {
          seen.push(
            ...(await page.evaluate(([from, how]) => faceGates.glances(from, how), [url, change] as const)),
          );
        }
        console.log(row(name, of, seen, FacePolicy.parse(policy.face)));
      }
    }
  } finally {
    await close();
  }
}

function row(name: string, of: string, seen: readonly FaceGlance[], face: FacePolicy): string {
  const faces = seen.flatMap((glance) => (glance.kind === 'one-face' ? [glance] : []));
  const sharpness = faces.map((glance) => glance.sharpness);
  const covered = faces.map((glance) => glance.coveredMilli);
  const blurredCount = sharpness.filter((value) => value < face.minSharpness).length;
  const coveredCount = covered.filter((value) => value > face.maxCoveredMilli).length;
  return `| ${name} | ${of} | ${faces.length} of ${seen.length} | ${range(sharpness)} | ${range(covered)} | ${blurredCount} | ${coveredCount} |`;
}

function range(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  return [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)].join(', ');
}
