import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type IpcChannel, ipcChannels } from '../../src-shared/contracts/ipc/channels';
import type { PackageContent } from '../../src-shared/contracts/package/package-content';
import {
  OPENING,
  openSession,
  PASSWORDS,
  type RunningStation,
  runStation,
  stationFolder,
  type TestClock,
  testClock,
  toExam,
} from '../builders/build-station';
import { tempFolder } from '../builders/temp-folder';
import { requestsOf } from './schema-arbitrary';

const SEED = 20_260_310;
const CHANNELS = Object.keys(ipcChannels) as IpcChannel[];
/** Each takes seconds by itself (a scrypt, a download that fails); they are fuzzed for their shape in the e2e tests. */
const SLOW: ReadonlySet<IpcChannel> = new Set(['station:provision', 'package:fetch']);

type Ask = (request: unknown) => Promise<unknown>;

describe('a page that has read the contract and speaks out of turn', () => {
  let folder: Awaited<ReturnType<typeof tempFolder>>;
  let clock: TestClock;
  let content: PackageContent;
  let one: RunningStation;
  let logged: string[];

  beforeEach(async () => {
    folder = await tempFolder('ipc-fuzz');
    clock = testClock();
    logged = [];
    ({ content } = await stationFolder(folder.path, clock));
    one = await run();
    await openSession(one);
    await toExam(one, content);
  });
  afterEach(async () => {
    await one.station.close();
    await folder.remove();
  });
  const run = (): Promise<RunningStation> =>
    runStation(folder.path, clock, undefined, undefined, { log: (event) => void logged.push(event) });

  /** What is real at this seat, and what a thief would try: another attempt, another item. */
  function poolOf(): readonly string[] {
    const attemptId = one.station.desk.memory.current?.attemptId ?? '';
    const items = content.bank.items.slice(0, 5).flatMap((item) => [item.id as string]);
    const people = content.candidates.slice(0, 2).flatMap((person) => [person.admissionNo as string]);
    return [
      attemptId,
      attemptId.replace(/.$/, '0'),
      ...items,
      ...people,
      ...PASSWORDS.keys(),
      'a',
      'b',
      '样例',
    ];
  }

  it('gets an answer of the contract or a refusal from every channel, and breaks nothing', async () => {
    const pool = poolOf();
    const arbitrary = new Map(
      CHANNELS.map((channel) => [channel, requestsOf(ipcChannels[channel].request, pool)]),
    );
    const calls = fc
      .constantFrom(...CHANNELS.filter((channel) => !SLOW.has(channel)))
      .chain((channel) => fc.tuple(fc.constant(channel), arbitrary.get(channel) ?? fc.constant({})));
    const reached = new Set<IpcChannel>();
    for (const [channel, made] of fc.sample(calls, { seed: SEED, numRuns: 700 })) {
      const schema = ipcChannels[channel];
      const request = schema.request.safeParse(made);
      // What is not of the contract never comes past the door (ipc-doors.e2e.ts).
      if (!request.success) continue;
      reached.add(channel);
      const answer = await (one.ask[channel] as Ask)(request.data);
      expect([channel, schema.response.safeParse(answer).success]).toEqual([channel, true]);
      clock.advance(137);
    }
    expect(reached.size).toBeGreaterThan(CHANNELS.length / 2);
    await one.station.beat();
    await one.station.close();
    one = await run();
    expect((await one.ask['session:open'](OPENING)).ok).toBe(true);
    expect(logged).not.toContain('attempt-not-replayable');
    expect(logged).not.toContain('journal-entry-unknown');
    expect(one.station.desk.memory.fault).toBeUndefined();
  }, 120_000);

  it('an answer for another attempt, another item or an option of another item is refused and not written', async () => {
    const paper = await one.ask['exam:paper']({});
    if (!paper.ok) throw new Error(paper.error.kind);
    const { attemptId } = paper.value;
    const items = paper.value.paper.questions.flatMap((asked) =>
      asked.kind === 'choice' ? [asked.item] : [],
    );
    const [first] = items;
    const onPaper = new Set(items.map((item) => item.id));
    const stranger = content.bank.items.find((item) => item.type !== 'case' && !onPaper.has(item.id));
    const option = first?.options[0]?.id;
    if (first === undefined || stranger === undefined || option === undefined) throw new Error('no items');
    const forged = (attemptId.startsWith('0') ? '1' : '0') + attemptId.slice(1);
    const written = one.station.desk.memory.events.get(attemptId)?.length;
    const tries = [
      { attemptId: forged as typeof attemptId, itemId: first.id, chosen: [option] },
      { attemptId, itemId: stranger.id, chosen: [option] },
      { attemptId, itemId: first.id, chosen: ['zz' as typeof option] },
      { attemptId, itemId: first.id, chosen: [option, option] },
    ];
    for (const request of tries) {
      const shaped = ipcChannels['exam:answer'].request.safeParse(request);
      if (!shaped.success) continue;
      expect(await one.ask['exam:answer'](shaped.data)).toMatchObject({ ok: false });
    }
    expect(one.station.desk.memory.events.get(attemptId)?.length).toBe(written);
  });
});
