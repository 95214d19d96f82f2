import { createHash } from 'node:crypto';
import type * as nodeFiles from 'node:fs';
import path from 'node:path';
import { suiteB } from '../../src-crypto/suite-b';
import { fromBase64Url } from '../../src-shared/basics/bytes-text';
import type { ProgramReport, ProgramVerdict } from '../../src-shared/domain/release/program-verdict';
import { releaseDifferences } from '../../src-shared/domain/release/release-differences';
import { ReleaseFacts } from '../../src-shared/domain/release/release-facts';
import {
  MANIFEST_PLACE,
  MANIFEST_SIGNATURE_PLACE,
  parseReleaseManifest,
  type ReleaseFile,
} from '../../src-shared/domain/release/release-manifest';

/** Files as they lie on the disk: Electron's own `node:fs` shows an archive as a folder. */
export type PlainFiles = Pick<typeof nodeFiles, 'createReadStream'> & {
  readonly promises: Pick<typeof nodeFiles.promises, 'readdir' | 'readFile'>;
};

const LISTED_PATHS = 5;
/** The list can't name itself, and Windows' installer writes its own two after the list was made. */
const UNLISTED: ReadonlySet<string> = new Set([
  MANIFEST_PLACE,
  MANIFEST_SIGNATURE_PLACE,
  'Uninstall exam-station.exe',
  'uninstallerIcon.ico',
]);

/**
 * Holds every file of the installed program to the list that was signed with it (decision 0040). It takes as long as
 * reading some 300 MB does; the station starts meanwhile, and no session opens before it is done. Whoever can change
 * the archive can change this check as well: it finds accidents, half-done updates and simple changes, and root's
 * ownership of the files does the rest.
 */
export async function checkRelease(
  programFolder: string,
  factsText: string | undefined,
  files: PlainFiles,
): Promise<ProgramReport> {
  const facts = factsOf(factsText);
  if (facts === undefined) return { verdict: { kind: 'unsigned', why: 'no-facts' } };
  try {
    return { facts, verdict: await verdictOf(programFolder, facts, files) };
  } catch {
    return { facts, verdict: { kind: 'unsigned', why: 'unreadable' } };
  }
}

function factsOf(text: string | undefined): ReleaseFacts | undefined {
  if (text === undefined) return undefined;
  try {
    return ReleaseFacts.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

async function verdictOf(folder: string, facts: ReleaseFacts, files: PlainFiles): Promise<ProgramVerdict> {
  const read = (place: string) => files.promises.readFile(path.join(folder, place)).catch(() => undefined);
  const [text, signature] = [await read(MANIFEST_PLACE), await read(MANIFEST_SIGNATURE_PLACE)];
  if (text === undefined || signature === undefined) return { kind: 'unsigned', why: 'no-manifest' };
  const key = fromBase64Url(facts.releaseKey);
  if (key === undefined || !suiteB.verify(key, text, signature)) {
    return { kind: 'unsigned', why: 'signature-wrong' };
  }
  const manifest = parseReleaseManifest(text.toString('utf8'));
  if (!manifest.ok) return { kind: 'unsigned', why: 'not-a-manifest' };
  if (manifest.value.version !== facts.version || manifest.value.platform !== facts.platform) {
    return { kind: 'unsigned', why: 'other-version' };
  }
  const differences = releaseDifferences(manifest.value.files, await filesIn(folder, files));
  if (differences.length === 0) return { kind: 'intact', files: manifest.value.files.length };
  const paths = differences.slice(0, LISTED_PATHS).map((one) => one.path);
  return { kind: 'altered', count: differences.length, paths };
}

async function filesIn(folder: string, files: PlainFiles): Promise<readonly ReleaseFile[]> {
  const found: ReleaseFile[] = [];
  const walk = async (inside: string): Promise<void> => {
    const entries = await files.promises.readdir(path.join(folder, inside), { withFileTypes: true });
    for (const entry of entries) {
      const place = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) await walk(place);
      else if (!UNLISTED.has(place)) {
        // A link is no file of a release, whatever it leads to.
        const sha256 = entry.isFile() ? await sha256Of(path.join(folder, place), files) : '';
        found.push({ path: place, sha256 });
      }
    }
  };
  await walk('');
  return found;
}

/** In pieces, so that the screens are served meanwhile. */
async function sha256Of(file: string, files: PlainFiles): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of files.createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(piece);
  return hash.digest('hex');
}
