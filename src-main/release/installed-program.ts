import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { CHECKOUT, type ProgramReport } from '../../src-shared/domain/release/program-verdict';
import { checkRelease, type PlainFiles } from './check-release';

/** The report of the program that runs: of an installed one its files are held to their list. */
export async function installedProgram(place: {
  readonly isPackaged: boolean;
  readonly appFolder: string;
  readonly executable: string;
}): Promise<ProgramReport> {
  if (!place.isPackaged) return CHECKOUT;
  const facts = await readFile(path.join(place.appFolder, 'release.json'), 'utf8').catch(() => undefined);
  // Electron's name for the file system without archives; there is none outside it.
  const files: PlainFiles = createRequire(import.meta.url)('original-fs');
  return checkRelease(path.dirname(place.executable), facts, files);
}
