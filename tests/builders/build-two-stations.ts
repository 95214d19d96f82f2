import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildDemoSession } from '../../src-bank/demo/build-demo-session';
import { sealPackage } from '../../src-bank/seal/seal-package';
import { newCentreKeys } from '../../src-crypto/key-files';
import { openRecordBody } from '../../src-crypto/record-seal';
import { suiteB } from '../../src-crypto/suite-b';
import { loadOrCreateStationKeys } from '../../src-main/vault/station-keys';
import { toBase64Url } from '../../src-shared/basics/bytes-text';
import { PackageId, SessionId, type StationId } from '../../src-shared/basics/ids';
import { shanghaiDate } from '../../src-shared/basics/instant';
import type { PackageContent } from '../../src-shared/contracts/package/package-content';
import type { AttemptResult } from '../../src-shared/domain/record/attempt-result';
import { LateAnswer } from '../../src-shared/domain/record/late-answer';
import { PASSPHRASE, PASSWORDS, type RunningStation, type TestClock } from './build-station';
import { openStationResult } from './open-station-result';

const LOW_COST = { n: 16384, r: 8, p: 1 };

export type TwoStations = {
  readonly folders: readonly [string, string];
  readonly content: PackageContent;
  /** The newest result of a station, as only the centre can read it. */
  readonly resultOf: (running: RunningStation) => Promise<AttemptResult>;
  /** Late answers that wait for the centre, as it reads them. */
  readonly lateAnswersOf: (running: RunningStation) => readonly LateAnswer[];
  /** A copy of a station's disk as it is now, and the disk set back to it. */
  readonly keepImage: (which: 0 | 1) => Promise<void>;
  readonly restoreImage: (which: 0 | 1) => Promise<void>;
};

/** Two registered machines with one package, each with keys and a folder of its own. `changed` spoils one id of it. */
export async function twoStations(
  root: string,
  clock: TestClock,
  ids: readonly [StationId, StationId],
  changed?: 'other-package' | 'other-session',
): Promise<TwoStations> {
  const centreKeys = newCentreKeys(suiteB);
  const built = await buildDemoSession({
    today: shanghaiDate(clock.now().wallMs),
    resourcesFolder: path.resolve('resources'),
    staffPasswords: PASSWORDS,
    suite: suiteB,
    verifierCost: LOW_COST,
  });
  if (!built.ok) throw new Error(JSON.stringify(built.error).slice(0, 500));
  const content = spoil(built.value.content, changed);
  const folders = [path.join(root, 'old'), path.join(root, 'spare')] as const;
  const centre = {
    serverId: 'test-centre',
    keyId: centreKeys.keyId,
    signPublicKey: toBase64Url(centreKeys.sign.publicKey),
    boxPublicKey: toBase64Url(centreKeys.box.publicKey),
  };
  const stations = [];
  for (const [place, folder] of folders.entries()) {
    await mkdir(folder, { recursive: true });
    const keys = await loadOrCreateStationKeys(folder, suiteB);
    const stationId = ids[place];
    if (!keys.ok || stationId === undefined) throw new Error('no keys');
    // A port that nothing listens on: these stations are offline.
    const identity = { stationId, serverUrl: 'http://127.0.0.1:9', centre };
    await writeFile(path.join(folder, 'station.json'), JSON.stringify(identity));
    stations.push({ stationId, boxPublicKey: keys.value.box.publicKey });
  }
  const bytes = await sealPackage({
    suite: suiteB,
    content,
    photos: built.value.photos,
    stations,
    passphrase: PASSPHRASE,
    centreKeys,
    createdAtMs: clock.now().wallMs,
    cost: LOW_COST,
  });
  for (const folder of folders) {
    await mkdir(path.join(folder, 'packages'), { recursive: true });
    await writeFile(path.join(folder, 'packages', `${content.packageId}.exampkg`), bytes);
  }
  const imageOf = (which: 0 | 1): string => path.join(root, `image-${which}`);
  return {
    folders,
    content,
    resultOf: async ({ station }) => {
      const envelope = station.desk.outbox.nextBatch(500, true)?.records.at(-1);
      if (envelope === undefined) throw new Error('no result is queued');
      return openStationResult(content, envelope, centreKeys.box);
    },
    lateAnswersOf: ({ station }) =>
      (station.desk.outbox.nextBatch(500, true)?.records ?? [])
        .filter((envelope) => envelope.kind === 'late-answer')
        .map((envelope) => {
          const body = openRecordBody(suiteB, envelope, centreKeys.box);
          return LateAnswer.parse(JSON.parse(body ?? ''));
        }),
    keepImage: async (which) => cp(folders[which], imageOf(which), { recursive: true }),
    restoreImage: async (which) => {
      await rm(folders[which], { recursive: true });
      await cp(imageOf(which), folders[which], { recursive: true });
    },
  };
}

function spoil(
  content: PackageContent,
  changed: 'other-package' | 'other-session' | undefined,
): PackageContent {
  const { policy } = content;
  const plain = { ...content, policy: { ...policy, liveness: { ...policy.liveness, actions: 0 } } };
  if (changed === 'other-package') return { ...plain, packageId: PackageId.parse('OTHER-PACKAGE') };
  if (changed === 'other-session') {
    return { ...plain, session: { ...plain.session, sessionId: SessionId.parse('OTHER-SESSION') } };
  }
  return plain;
}
