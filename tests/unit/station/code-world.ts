import { afterEach, beforeEach, expect } from 'vitest';
import type { CodeRequest } from '../../../src-shared/contracts/ipc/code-channels';
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

/* Seats and codes for the tests of single-use codes: each test gets a folder and a clock of its own. */
export const MINUTE = 60_000;
export const FIRST = { staffId: 'JK001', password: 'jia-password' };
export const HEAD = { staffId: 'KD001', password: 'head-password' };
export const OK = { ok: true, value: {} };
export const refused = (error: object) => ({ ok: false, error });
export const NOTE = '样例：主考电话授权';
export const EXTEND = { action: 'extend', minutes: 10, cause: 'machine-fault', note: NOTE } as const;
export const UNLOCK = { action: 'unlock', minutes: 8, cause: 'disturbance', note: NOTE } as const;
export const REOPEN = { action: 'reopen', minutes: 8, cause: 'power-loss', note: NOTE } as const;

export let folder: Awaited<ReturnType<typeof tempFolder>>;
export let clock: TestClock;
let running: RunningStation[] = [];
export let session: TestSession;
beforeEach(async () => {
  folder = await tempFolder('single-use-codes');
  clock = testClock();
  running = [];
});
afterEach(async () => {
  for (const one of running) await one.station.close();
  await folder.remove();
});

export async function start(): Promise<RunningStation> {
  const one = await runStation(folder.path, clock);
  running.push(one);
  return one;
}

/** A candidate in mid-exam, nobody signed in at the console. The face is not asked for again here. */
export async function inExam(seat = 1): Promise<RunningStation> {
  session = await stationFolder(folder.path, clock, {
    adjust: (content) => ({
      ...content,
      policy: { ...content.policy, time: { ...content.policy.time, faceCheckAfterRestart: false } },
    }),
  });
  const one = await start();
  await openSession(one);
  await toExam(one, session.content, seat);
  return one;
}

export async function requestNumber(one: RunningStation): Promise<string> {
  const shown = await one.ask['code:request']({});
  if (!shown.ok) throw new Error(shown.error.kind);
  return shown.value.request;
}

/** The 主考 at a console of the room; here it is the same machine's, because there is no line between machines. */
export async function made(
  one: RunningStation,
  order: Pick<CodeRequest<'code:make'>, 'action' | 'minutes'> & { readonly seat?: number },
  request?: string,
): Promise<string> {
  expect(await one.ask['console:sign-in'](HEAD)).toEqual(OK);
  const { action, minutes, seat = 1 } = order;
  const asked = request ?? (await requestNumber(one));
  const code = await one.ask['code:make']({ seat, action, minutes, request: asked, note: NOTE });
  await one.ask['console:sign-out']({});
  if (!code.ok) throw new Error(code.error.kind);
  return code.value.code;
}

/** The machine goes off, and on again after a while. */
export async function restart(one: RunningStation, downMs: number): Promise<RunningStation> {
  await one.station.close();
  running = running.filter((other) => other !== one);
  clock.reboot(downMs);
  const again = await start();
  await openSession(again);
  return again;
}

export async function paused(): Promise<RunningStation> {
  const one = await inExam();
  await one.ask['console:sign-in'](FIRST);
  expect(await one.ask['console:pause']({ reason: 'disturbance', note: NOTE })).toEqual(OK);
  await one.ask['console:sign-out']({});
  return one;
}

/** Something was done to the display, and the paper is covered. */
export async function cover(one: RunningStation): Promise<void> {
  await one.station.noticed({ kind: 'display-changed', what: 'added', displays: 2, label: '样例显示器' });
  expect((await one.view()).kind).toBe('covered');
}

export async function covered(): Promise<RunningStation> {
  const one = await inExam();
  await cover(one);
  return one;
}

export async function offersAt(one: RunningStation) {
  const shown = await one.ask['code:request']({});
  return shown.ok ? shown.value.offers.map((offer) => offer.action) : shown.error.kind;
}

export const remaining = async (one: RunningStation) => {
  const view = await one.view();
  return view.kind === 'exam' || view.kind === 'suspended' ? view.remainingMs : undefined;
};
