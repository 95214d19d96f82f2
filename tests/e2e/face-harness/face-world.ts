import { readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from '@playwright/test';
import { FacePolicy } from '../../../src-shared/domain/policy/face-policy';
import { buildHarnessPage, type Harness, launchHarness } from './launch-harness';

/** What the demonstration's stations judge by. */
export const POLICY = FacePolicy.parse(
  JSON.parse(readFileSync('resources/demo/session/session.json', 'utf8')).policy.face,
);

/** Two of the people on one of face-api's own sample photographs (MIT), each as a portrait and as a camera sees them. */
export const GROUP = '/samples/sample6.jpg';
export const LEFT = {
  portrait: { x: 165, y: 330, width: 420, height: 588 },
  seat: { x: 94, y: 430, width: 560, height: 420 },
};
export const RIGHT = { seat: { x: 1330, y: 231, width: 560, height: 420 } };

/** A part of that photograph without a face, of the shape of an ID photograph. */
export const WALL = { x: 1750, y: 1000, width: 150, height: 210 };

/** One Electron for all tests of a file; call where tests are declared, use the answer inside them. */
export function harnessOfFile(): () => Harness {
  const pageFolder = pageOfFile();
  let opened: Harness | undefined;
  test.beforeAll(async () => {
    opened = await launchHarness(pageFolder());
  });
  test.afterAll(() => opened?.close());
  return () => {
    if (opened === undefined) throw new Error('the harness is opened before the first test');
    return opened;
  };
}

/** The built page alone, for tests that start an Electron each. */
export function pageOfFile(): () => string {
  let folder: string | undefined;
  test.beforeAll(async () => {
    folder = await buildHarnessPage();
  });
  test.afterAll(async () => {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });
  return () => {
    if (folder === undefined) throw new Error('the page is built before the first test');
    return folder;
  };
}

const PEOPLE = fileURLToPath(new URL('../../../resources/demo/people/', import.meta.url));

type People = { readonly candidates: readonly string[]; readonly strangers: readonly string[] };

export async function demonstrationPeople(): Promise<People> {
  const listed: readonly { personId: string; role: string }[] = JSON.parse(
    await readFile(path.join(PEOPLE, 'people.json'), 'utf8'),
  );
  const idsOf = (role: string) =>
    listed.filter((person) => person.role === role).map(({ personId }) => personId);
  return { candidates: idsOf('candidate'), strangers: idsOf('stranger') };
}
