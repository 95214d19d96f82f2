import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildLabPage, type Lab, openLab } from '../../../scripts/face-lab/open-lab';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const REPO = path.resolve(HERE, '../../..');
const FACE_API = path.dirname(createRequire(import.meta.url).resolve('@vladmandic/face-api/package.json'));

/** Chromium's stand-in for a camera, and no question to the person whether it may be used. */
export function fakeCamera(clip: string): readonly string[] {
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${clip}`,
  ];
}

export type Harness = Lab;

/** The page with the face check, built as the station builds it. Returns its folder. */
export function buildHarnessPage(): Promise<string> {
  return buildLabPage(path.join(HERE, 'page'));
}

/** Starts the project's Electron on the built page. Photographs are read from the face-api package at test time. */
export function launchHarness(
  pageFolder: string,
  switches: readonly string[] = [],
  folders: Readonly<Record<string, string>> = {},
): Promise<Harness> {
  return openLab(pageFolder, {
    switches,
    folders: {
      samples: path.join(FACE_API, 'demo'),
      demo: path.join(REPO, 'resources/demo/people'),
      ...folders,
    },
    isReady: 'harness',
  });
}
