import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MOCK_KEYS } from '../../../src-main/mock/mock-questions';
import { AttemptId } from '../../../src-shared/basics/ids';
import { type IpcChannel, ipcChannels } from '../../../src-shared/contracts/ipc/channels';
import { MOCK_DURATION_MS } from '../../../src-shared/domain/mock/mock-sitting';
import {
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  type TestClock,
  type TestSession,
  testClock,
  toExam,
} from '../../builders/build-station';
import { tempFolder } from '../../builders/temp-folder';

describe('the mock exam (feature 17)', () => {
  let root: Awaited<ReturnType<typeof tempFolder>>;
  let clock: TestClock;
  let session: TestSession;
  let running: RunningStation;
  beforeEach(async () => {
    root = await tempFolder('mock');
    clock = testClock();
    session = await stationFolder(root.path, clock);
    running = await runStation(root.path, clock);
  });
  afterEach(async () => {
    await running.station.close();
    await root.remove();
  });
  const kinds = async (): Promise<string[]> => {
    const seen: string[] = [];
    const batch = await running.ask['read-model:pull']({ afterSeq: 0 });
    for (const entry of batch.entries) seen.push(entry.kind);
    return seen;
  };

  async function paper() {
    const shown = await running.ask['exam:paper']({});
    if (!shown.ok) throw new Error(shown.error.kind);
    return shown.value;
  }

  it('goes through the screens of an exam, each marked, and leaves no attempt, no record and no file', async () => {
    expect(await running.ask['mock:start']({})).toEqual({ ok: true, value: {} });
    expect(await running.view()).toMatchObject({
      kind: 'ready',
      session: { isMock: true, isDemonstration: true },
    });
    await running.ask['exam:start']({});
    expect(await running.view()).toMatchObject({ kind: 'exam', session: { isMock: true } });
    const { attemptId } = await paper();
    for (const key of MOCK_KEYS) {
      const saved = await running.ask['exam:answer']({ attemptId, itemId: key.itemId, chosen: [...key.key] });
      expect(saved.ok).toBe(true);
    }
    await running.ask['exam:submit']({ attemptId });
    expect(await running.view()).toMatchObject({
      kind: 'result',
      session: { isMock: true },
      total: 10,
      isPass: true,
    });
    await running.ask['exam:leave']({});
    expect((await running.view()).kind).toBe('locked');
    const { memory, outbox } = running.station.desk;
    expect(memory.events.size + memory.past.size).toBe(0);
    expect(outbox.state().pendingCount).toBe(0);
    expect(await kinds()).toEqual([]);
    expect(await readdir(path.join(root.path, 'scratch'))).toEqual([]);
  });

  it('tells the next machine check how fast its saves were', async () => {
    await running.ask['mock:start']({});
    await running.ask['exam:start']({});
    const { attemptId } = await paper();
    await running.ask['exam:flag']({ attemptId, questionNumber: 2, isFlagged: true });
    await running.ask['exam:submit']({ attemptId });
    await running.ask['exam:leave']({});
    clock.advance(3 * 86_400_000);
    const looked = await running.ask['readiness:look']({});
    const check = looked.ok ? looked.value.checks.find((one) => one.id === 'rehearsal') : undefined;
    expect(check).toMatchObject({ state: 'pass', evidence: { ageDays: 3, saves: 1 } });
  });

  it('hands in by itself when its time is up', async () => {
    await running.ask['mock:start']({});
    await running.ask['exam:start']({});
    clock.advance(MOCK_DURATION_MS);
    await running.station.beat();
    expect(await running.view()).toMatchObject({
      kind: 'result',
      submitCause: 'deadline',
      total: 0,
      isPass: false,
    });
  });

  it('does not begin over somebody’s exam, nor over one that waits to be gone on with', async () => {
    await openSession(running);
    await toExam(running, session.content);
    expect(await running.ask['mock:start']({})).toEqual({ ok: false, error: { kind: 'not-now' } });
    await running.station.close();
    running = await runStation(root.path, clock);
    expect(await running.view()).toMatchObject({ kind: 'locked', interrupted: { seat: 1 } });
    expect(await running.ask['mock:start']({})).toEqual({ ok: false, error: { kind: 'not-now' } });
  });

  it('shuts every door that leads to a real exam while it is on', async () => {
    await running.ask['mock:start']({});
    const refused = { ok: false, error: { kind: 'not-now' } };
    expect(
      await running.ask['session:open']({ staffId: 'JK001', password: 'jia-password', passphrase: 'x' }),
    ).toEqual(refused);
    expect(await running.ask['check-in:identify']({ number: '1' })).toEqual(refused);
    expect(await running.ask['check-in:consent']({ isGiven: true })).toEqual(refused);
    expect(await running.ask['readiness:look']({})).toEqual(refused);
  });

  it('keeps every door to its own contract while it is on', async () => {
    const channels = Object.keys(ipcChannels) as IpcChannel[];
    for (const channel of channels.filter((one) => one !== 'mock:end')) {
      // Anew each time, because some doors end it.
      await running.ask['mock:start']({});
      const request = { afterSeq: 0, passphrase: '', attemptId: AttemptId.parse('f'.repeat(32)) };
      const answer = await (running.ask[channel] as (request: unknown) => Promise<unknown>)(request);
      const isKept = ipcChannels[channel].response.safeParse(answer).success;
      expect([channel, isKept]).toEqual([channel, true]);
    }
  });

  it('takes no answer under another number than its own, and none after its end reaches an exam', async () => {
    await running.ask['mock:start']({});
    await running.ask['exam:start']({});
    const mock = await paper();
    const itemId = MOCK_KEYS[0]?.itemId;
    if (itemId === undefined) throw new Error('no sample question');
    const stranger = AttemptId.parse('f'.repeat(32));
    expect(await running.ask['exam:answer']({ attemptId: stranger, itemId, chosen: [] })).toEqual({
      ok: false,
      error: { kind: 'other-attempt' },
    });
    await running.ask['mock:end']({});
    await openSession(running);
    await toExam(running, session.content);
    const late = await running.ask['exam:answer']({ attemptId: mock.attemptId, itemId, chosen: [] });
    expect(late).toEqual({ ok: false, error: { kind: 'other-attempt' } });
  });
});
