import path from 'node:path';
import { suiteB } from '../src-crypto/suite-b';
import { suiteOfKeys } from '../src-crypto/suites';
import type { Epoch } from '../src-shared/basics/ids';
import { shanghaiDate } from '../src-shared/basics/instant';
import { err, ok } from '../src-shared/basics/result';
import type { SyncStrip } from '../src-shared/contracts/ipc/sync-strip';
import { remainingMs } from '../src-shared/domain/attempt/time-ledger';
import { CHECKOUT } from '../src-shared/domain/release/program-verdict';
import { evidenceFolder } from './evidence/evidence-folder';
import { watchPicture } from './evidence/picture-ticket';
import { createRetentionJob } from './evidence/retention-job';
import { saveReports } from './evidence/retention-view';
import { tick } from './exam/beat';
import { closeIdleConsole } from './exam/console-session';
import { consoleViewOf } from './exam/console-view';
import { createDesk, type DeskPorts, NOT_NOW } from './exam/desk';
import { fetchPackage, importPackageFile } from './exam/package-intake';
import { watchPresence } from './exam/presence-watch';
import { fetchReleasedKey } from './exam/released-key';
import { emptyMemory, type StationIdentity } from './exam/station-memory';
import { viewOf } from './exam/station-view';
import { watchDisk } from './exam/watch-disk';
import { createHandIn } from './hand-in/hand-in';
import { openAnswerKeys } from './journal/answer-keys';
import { appendWithReserve } from './journal/append-with-reserve';
import type { Finding } from './journal/finding';
import { lostCount } from './journal/finding';
import { answeredBy, openEntry, sealEntry } from './journal/seal-entry';
import { entryOf } from './journal/told-findings';
import { noteSignal } from './lockdown/note-signal';
import { openPapers } from './papers/papers-desk';
import { fileReserve } from './platform/disk-reserve';
import { freeBytes, writeFileAtomic } from './platform/files';
import { openBeforeExam } from './station-before-exam';
import { openFromCheckpoint } from './station-checkpoint';
import { createFolds } from './station-folds';
import { leaveForkedEpoch } from './station-journal';
import { checkDisk, isTimeToLook, lookAtShelf } from './station-look';
import { openMoves } from './station-moves';
import { openRoad, recordsAfter, type StationRoad, stripOf } from './station-road';
import type { Station, StationInput } from './station-shape';
import { loadIdentity, provisionStation } from './sync/provision-station';
import { openUpdates } from './update/station-updates';
import { createKeyAhead } from './vault/key-ahead';

/** How often what is due for deletion is looked for, in beats. */
const RETENTION_BEATS = 300;
/** When a start went on from a checkpoint, what it passed over is verified after so many beats, when nobody sits here. */
const VERIFY_BEATS = 60;

/** Builds the station on its folder: journal first, because everything else is told from it. */
export async function startStation(input: StationInput): Promise<Station> {
  const { folder, clock, log, push } = input;
  const memory = emptyMemory();
  memory.suggestedServerUrl = input.suggestedServerUrl;
  const answerKeys = await openAnswerKeys(folder, suiteB, log);
  const open = (payload: Uint8Array) => openEntry(suiteB, answerKeys, payload);
  const folds = createFolds(memory, open, log);
  const { outbox, retention, handInLedger, keyLedger, readModel, told, take } = folds;
  const { journal, eraseAnswers, settled, verifyPassed } = await openFromCheckpoint(
    input,
    memory,
    folds,
    answerKeys,
    open,
  );
  let road: StationRoad | undefined;
  let beats = 0;
  let toVerify = verifyPassed;

  const strip = (): SyncStrip => stripOf(outbox, memory, road?.loop);
  const changed = (): void => {
    push.view(mock.view() ?? viewOf(memory, clock.now()));
    push.console(consoleViewOf({ memory, retention }, clock.now()));
    push.lockdown(memory.lockdown.isOn);
  };
  const reserve = input.reserve ?? fileReserve(path.join(folder, 'reserve.bin'));
  const append = appendWithReserve(
    async (payloads) =>
      journal === undefined
        ? err({ kind: 'not-written', isDiskFull: false, detail: 'no-journal' })
        : journal.append(payloads),
    reserve.giveBack,
    () => {
      const { pieces, isNoted } = memory.diskLow ?? { pieces: 0, isNoted: false };
      memory.diskLow = { pieces: pieces + 1, lookedAtMonoMs: undefined, isNoted };
    },
  );
  const suite = suiteOfKeys(() => memory.identity?.keys.suite);
  const program = input.program ?? Promise.resolve(CHECKOUT);
  const ports: DeskPorts = {
    suite,
    outbox,
    log,
    now: clock.now,
    dice: input.dice,
    askPage: push.presence,
    epoch: () => journal?.epoch() ?? '',
    ...(input.challengeOrder === undefined ? {} : { challengeOrder: input.challengeOrder }),
    askPicture: push.pictureWanted,
    evidence: evidenceFolder(path.join(folder, 'evidence'), suite),
    retention,
    keyAhead: createKeyAhead(),
    reserve,
    changed,
    program: () => program,
    wakeSync: () => road?.loop.wake(),
    append: async (entries) => {
      if (journal === undefined) return err({ kind: 'not-written', isDiskFull: false, detail: 'no-journal' });
      for (const entry of entries) {
        const attemptId = answeredBy(entry);
        // Before the first answer under it: an answer must never be on disk without its key.
        if (attemptId !== undefined) await answerKeys.ensure(attemptId);
      }
      const written = await append(entries.map((entry) => sealEntry(suiteB, answerKeys, entry)));
      if (!written.ok) return written;
      const shown = entries.flatMap((entry, i) => take(written.value[i] ?? 0, entry));
      const throughSeq = written.value.at(-1) ?? 0;
      push.readModel({
        epoch: journal.epoch() as Epoch,
        headSeq: throughSeq,
        afterSeq: throughSeq - entries.length,
        throughSeq,
        entries: shown,
        hasMore: false,
      });
      await eraseAnswers();
      await leaveForkedEpoch(journal, entries, log);
      push.strip(strip());
      return written;
    },
  };
  const desk = createDesk(ports, memory);
  const retentionJob = createRetentionJob(desk);
  const { mock, readiness, startMock } = openBeforeExam(input, desk, () => road);

  function takeUp(identity: StationIdentity): void {
    memory.identity = identity;
    road = openRoad(input, desk, journal, identity, () => push.strip(strip()));
  }

  const identity = await loadIdentity(folder, suiteB);
  if (!identity.ok) memory.fault ??= { kind: 'files-missing', detail: identity.error };
  else if (identity.value !== undefined) {
    // The centre may have moved; who it is stays pinned by its key.
    const serverUrl = input.suggestedServerUrl || identity.value.serverUrl;
    takeUp({ ...identity.value, serverUrl });
  }
  await lookAtShelf(memory, road?.shelf, shanghaiDate(clock.now().wallMs));
  await checkDisk(memory, folder, input.freeBytes ?? freeBytes);
  const tell = async (findings: readonly Finding[]): Promise<void> => {
    const news = told.news(findings);
    const at = clock.now();
    for (const finding of news) log('journal-finding', { kind: finding.kind, lost: lostCount(finding) });
    const entries = news.map((finding) => entryOf(finding, at));
    // On a full disk the staff are told all the same, and again at the next start.
    if (news.length > 0 && !(await ports.append(entries)).ok) for (const entry of entries) told.note(entry);
    memory.journalNotice = told.notice();
  };
  await tell([...(journal?.findings ?? []), ...keyLedger.lost()]);
  void program.then((report) => {
    memory.program = report;
    log('program-looked-at', { outcome: report.verdict.kind });
    changed();
  });

  return {
    desk,
    programVersion: input.equipment.programVersion,
    updates: openUpdates(desk, input),
    provision: async (serverUrl, code) => {
      if (memory.identity !== undefined) return err(NOT_NOW);
      const made = await provisionStation(folder, serverUrl, code);
      if (!made.ok) return made;
      takeUp(made.value);
      log('provisioned', { stationId: made.value.stationId });
      changed();
      return ok({});
    },
    fetchPackage: async () =>
      road === undefined ? err(NOT_NOW) : fetchPackage(desk, road.client, road.shelf),
    fetchKey: async () => (road === undefined ? err(NOT_NOW) : fetchReleasedKey(desk, road.client)),
    importPackage: async () => {
      if (road === undefined) return err(NOT_NOW);
      const file = await input.chooseFile();
      return file === undefined ? err({ kind: 'cancelled' }) : importPackageFile(desk, road.shelf, file);
    },
    moves: openMoves(input, desk),
    readiness,
    mock,
    startMock,
    handIn: createHandIn(desk, {
      ledger: handInLedger,
      recordsAfter: (epoch, afterSeq) => recordsAfter(journal, epoch, afterSeq),
      chooseSavePath: input.chooseSavePath,
      chooseFile: input.chooseFile,
    }),
    papers: openPapers(desk, {
      press: input.press,
      chooseSavePath: input.chooseSavePath,
      writeFile: writeFileAtomic,
    }),
    strip,
    syncNow: async () => road?.loop.tryNow(),
    pullReadModel: async (epoch, afterSeq) => {
      if (journal === undefined) throw new Error('no journal');
      return readModel.pull(journal, epoch, afterSeq);
    },
    noticed: (signal) => desk.inTurn(() => noteSignal(desk, signal, input.equipment.displays())),
    mayChooseFiles: () => !memory.lockdown.isOn || memory.console !== undefined,
    beat: async () => {
      beats += 1;
      road?.lookAtNetwork();
      if (beats >= VERIFY_BEATS && memory.current === undefined && toVerify !== undefined) {
        const verify = toVerify;
        toVerify = undefined;
        await tell(await verify());
        changed();
      }
      if (isTimeToLook(memory, beats) && road !== undefined) void fetchPackage(desk, road.client, road.shelf);
      return desk.inTurn(async () => {
        const mockBeat = await mock.beat();
        if (mockBeat !== undefined) push.clock({ ...mockBeat, grantedMinutes: 0 });
        await tick(desk);
        await closeIdleConsole(desk);
        desk.keyAhead.wipeWhenOld(clock.now().monoMs);
        await watchPresence(desk);
        await watchPicture(desk);
        await watchDisk(desk);
        if (beats % RETENTION_BEATS === 1) await retentionJob.run(road?.shelf);
        const { current, isSuspended } = memory;
        if (current?.kind !== 'started' || isSuspended || current.ledger.pause !== undefined) return;
        push.clock({
          attemptId: current.attemptId,
          remainingMs: Math.max(0, remainingMs(current.ledger, clock.now())),
          grantedMinutes: current.ledger.grantsMs / 60_000,
        });
      });
    },
    saveReports: () =>
      saveReports(desk, { chooseSavePath: input.chooseSavePath, writeFile: writeFileAtomic }),
    runRetention: () => desk.inTurn(() => retentionJob.run(road?.shelf)),
    settled,
    close: async () => {
      road?.stop();
      await mock.end();
      memory.session?.opened.close();
      await journal?.close();
    },
  };
}
