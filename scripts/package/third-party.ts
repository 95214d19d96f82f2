import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { QUIET_MODEL_SHA256 } from '../face-assets/ensure-quiet-model';
import { SHIPPED_FOLDER } from './shipped-packages-plugin';
import { importedPackages } from './stage-app';

export type ThirdParty = {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly kind: 'library' | 'model' | 'platform';
  /** SHA-512, base64, from the lock file; a package's own archive. */
  readonly integrity: string | undefined;
  /** What a reader should know of it beyond its name. */
  readonly note: string | undefined;
  /** The licence's own words, as they came with it. */
  readonly text: string | undefined;
};

const Manifest = z.object({ name: z.string(), version: z.string(), license: z.string() });
const Lock = z.object({ packages: z.record(z.string(), z.object({ integrity: z.string().optional() })) });

/** Files that are read at run time and that no builder sees: networks, and the programs that run them. */
const BESIDE_THE_CODE = [
  ['node_modules/@tensorflow/tfjs-backend-wasm', 'library', 'tfjs-backend-wasm-simd.wasm'],
  ['node_modules/@vladmandic/face-api', 'model', 'tiny face detector, 68 landmarks, face recognition'],
  [
    'node_modules/@vladmandic/human',
    'model',
    'face mesh and iris (MediaPipe, Apache-2.0), as graphs of this package',
  ],
] as const;

/**
 * Everything of others in an installed station, by name: what the builder took into the program, the networks, and
 * Electron, which brings the notices of Chromium and Node as files of its own. Needs a build (`out/shipped`).
 */
export async function thirdParties(): Promise<readonly ThirdParty[]> {
  const lock = Lock.parse(JSON.parse(await readFile('package-lock.json', 'utf8')));
  const places = new Set<string>();
  for (const file of await readdir(SHIPPED_FOLDER)) {
    const listed = z
      .array(z.string())
      .parse(JSON.parse(await readFile(path.join(SHIPPED_FOLDER, file), 'utf8')));
    for (const place of listed) places.add(place);
  }
  if (places.size < 10) throw new Error('nothing was built: run `npm run build` first');
  // What the main process imports and the builder leaves outside comes with all that it needs.
  for (const { place } of await importedPackages(['out/main', 'out/preload'])) {
    places.add(path.relative(process.cwd(), place));
  }
  places.delete('node_modules/electron');
  const found = [];
  for (const place of places) found.push(await partyAt(place, 'library', undefined, lock));
  for (const [place, kind, note] of BESIDE_THE_CODE) found.push(await partyAt(place, kind, note, lock));
  return [...found, ELECTRON, QUIET_MODEL].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

const orderOf = (party: ThirdParty) => `${party.name} ${party.kind} ${party.version}`;

/** Its version is the release's own fact: two different Electrons may lie under the same program (decision 0002). */
const ELECTRON: ThirdParty = {
  name: 'electron',
  version: '(see the release)',
  license: 'MIT',
  kind: 'platform',
  integrity: undefined,
  note: 'with Chromium and Node.js; their notices lie beside the program: LICENSE.electron.txt, LICENSES.chromium.html',
  text: undefined,
};

async function partyAt(
  place: string,
  kind: ThirdParty['kind'],
  note: string | undefined,
  lock: z.infer<typeof Lock>,
): Promise<ThirdParty> {
  const { name, version, license } = Manifest.parse(
    JSON.parse(await readFile(path.join(place, 'package.json'), 'utf8')),
  );
  const files = (await readdir(place))
    .filter((file) => /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i.test(file))
    .sort();
  const texts = await Promise.all(
    files.map((file) => readFile(path.join(place, file), 'utf8').catch(() => '')),
  );
  const text = texts
    .map((one) => one.replaceAll('\r\n', '\n').trim())
    .filter(Boolean)
    .join('\n\n');
  const integrity = lock.packages[place.split(path.sep).join('/')]?.integrity;
  return { name, version, license, kind, integrity, note, text: text === '' ? undefined : text };
}

const QUIET_MODEL: ThirdParty = {
  name: 'faceplugin-face-recognition-js',
  version: '0.0.1',
  license: 'MIT',
  kind: 'model',
  integrity: undefined,
  note: `fr_feature.onnx with its smallest weights made nothing, SHA-256 ${QUIET_MODEL_SHA256}; what it was trained on is not said, and its licence text names another holder than its publisher: docs/decisions/0010`,
  text: undefined,
};
