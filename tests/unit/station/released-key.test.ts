import { readdir, readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sealPassphrase } from '../../../src-crypto/package-release';
import { verifyAsk } from '../../../src-crypto/station-words';
import { suiteB } from '../../../src-crypto/suite-b';
import { fetchReleasedKey } from '../../../src-main/exam/released-key';
import type { CentreClient } from '../../../src-main/sync/centre-client';
import { err, ok } from '../../../src-shared/basics/result';
import {
  OPENING,
  PASSPHRASE,
  type RunningStation,
  runStation,
  stationFolder,
  testClock,
} from '../../builders/build-station';
import { journalEntries } from '../../builders/journal-entries';
import { tempFolder } from '../../builders/temp-folder';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let one: RunningStation;
beforeEach(async () => {
  folder = await tempFolder('released-key');
  const clock = testClock();
  await stationFolder(folder.path, clock);
  one = await runStation(folder.path, clock);
});
afterEach(async () => {
  await one.station.close();
  await folder.remove();
});

const { passphrase: _typed, ...SIGN_IN } = OPENING;
const RELEASED = { ...SIGN_IN, isReleased: true } as const;

/** A centre whose time has come: checks what it is asked by, and seals to whoever may read. */
const centre = (
  boxPublicKey: (own: Uint8Array) => Uint8Array = (own) => own,
): Pick<CentreClient, 'askPackageKey'> => ({
  askPackageKey: async ({ ask, signature }) => {
    const keys = one.station.desk.memory.identity?.keys;
    if (keys === undefined || !verifyAsk(suiteB, ask, signature, keys.sign.publicKey))
      return err({ kind: 'refused', refusal: { refusal: 'not-authentic' } });
    const { packageId, stationId } = ask;
    const reader = { kind: 'station', packageId, stationId } as const;
    const sealed = sealPassphrase(suiteB, boxPublicKey(keys.box.publicKey), PASSPHRASE, reader);
    return ok({ sealed, serverTimeMs: 0 });
  },
});

it('the passphrase that the centre gives opens the session, and no screen, journal or later opening has it (RM-4)', async () => {
  expect(await one.ask['session:open'](RELEASED)).toEqual({ ok: false, error: { kind: 'key-not-here' } });
  expect(await fetchReleasedKey(one.station.desk, centre())).toEqual({ ok: true, value: {} });
  expect(JSON.stringify(await one.view())).not.toContain(PASSPHRASE);
  expect(await one.ask['session:open'](RELEASED)).toEqual({ ok: true, value: {} });
  expect(one.station.desk.memory.releasedKey).toBeUndefined();
  const [opened] = await journalEntries(folder.path, 'session-opened');
  expect(opened?.staffId).toBe(OPENING.staffId);
  const files = await readdir(folder.path, { recursive: true, withFileTypes: true });
  const journal = files.filter((file) => file.isFile() && file.parentPath.includes('journal'));
  expect(journal.length).toBeGreaterThan(0);
  for (const { parentPath, name } of journal)
    expect((await readFile(`${parentPath}/${name}`)).includes(PASSPHRASE)).toBe(false);
});

it('before its time, without one, without a line or sealed to somebody else nothing is here, and it is said why', async () => {
  const { desk } = one.station;
  const releaseAtMs = Date.UTC(2026, 2, 10, 0, 45);
  const saying = (problem: Parameters<typeof err>[0]) => ({
    askPackageKey: async () => err(problem as never),
  });
  const refused = (refusal: object) => saying({ kind: 'refused', refusal });
  expect(await fetchReleasedKey(desk, refused({ refusal: 'too-early', releaseAtMs }))).toEqual(
    err({ kind: 'key-too-early', releaseAtMs }),
  );
  expect(await fetchReleasedKey(desk, refused({ refusal: 'unknown-package' }))).toEqual(
    err({ kind: 'key-not-released' }),
  );
  expect(await fetchReleasedKey(desk, saying({ kind: 'unreachable' }))).toEqual(err({ kind: 'unreachable' }));
  const stranger = suiteB.newBoxKeys().publicKey;
  expect(
    await fetchReleasedKey(
      desk,
      centre(() => stranger),
    ),
  ).toEqual(err({ kind: 'not-understood' }));
  expect(await one.ask['session:open'](RELEASED)).toMatchObject({ error: { kind: 'key-not-here' } });
  // The envelope is as good as ever.
  expect(await one.ask['session:open'](OPENING)).toMatchObject({ ok: true });
});
