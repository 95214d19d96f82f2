import { openDemonstrationClip } from '../../src-renderer/face/demonstration-clip';
import { createFaceChecker, type FaceChecker } from '../../src-renderer/face/face-checker';
import { runChallenge } from '../../src-renderer/screens/face-check/challenge-session';
import { ok } from '../../src-shared/basics/result';
import type { ExamPolicy } from '../../src-shared/domain/policy/exam-policy';
import type { ChallengeAction } from '../../src-shared/domain/presence/challenge-action';
import { beginChallenge, progressOf } from '../../src-shared/domain/presence/challenge-state';
import { seeFrame } from '../../src-shared/domain/presence/judge-challenge';

const PERSON = 'demo-01';

async function ready(): Promise<FaceChecker> {
  const checker = createFaceChecker();
  const photo = await (await fetch(`/demo/${PERSON}/photo.jpg`)).arrayBuffer();
  const steps = [
    await checker.prepare(),
    await checker.setReference(new Uint8Array(photo)),
    await checker.prepareMesh(),
  ];
  for (const step of steps) if (!step.ok) throw new Error(step.error.kind);
  return checker;
}

async function opened() {
  const source = await openDemonstrationClip(PERSON);
  if (!source.ok) throw new Error(source.error.kind);
  return source.value;
}

/** Milliseconds of so many frames, each looked at both ways in turn. */
async function frameTimes(count: number): Promise<{ mesh: number[]; glance: number[] }> {
  const [checker, source] = [await ready(), await opened()];
  const timed = async (look: () => Promise<unknown>): Promise<number> => {
    const startedAt = performance.now();
    await look();
    return performance.now() - startedAt;
  };
  const times = { mesh: [] as number[], glance: [] as number[] };
  for (let i = 0; i < count; i++) {
    const [one, other] = [await source.grab(), await source.grab()];
    times.mesh.push(await timed(() => checker.mesh(one)));
    times.glance.push(await timed(() => checker.glance(other)));
  }
  source.stop();
  checker.dispose();
  return times;
}

/** Wall time of whole challenges that the demonstration person passes, and frames a second in them. */
async function challengeTimes(
  policy: Pick<ExamPolicy, 'face' | 'liveness'>,
  plans: readonly (readonly ChallengeAction[])[],
): Promise<{ spans: number[]; rates: number[]; ends: string[] }> {
  const [checker, source] = [await ready(), await opened()];
  const result = { spans: [] as number[], rates: [] as number[], ends: [] as string[] };
  for (const actions of plans) {
    const startedAt = performance.now();
    let state = beginChallenge({ actions, insteadOfBlink: 'nod' }, startedAt);
    const end = await runChallenge({
      checker,
      source,
      doors: {
        start: async () => ok(progressOf(state, startedAt, policy.liveness)),
        send: async (frame) => {
          state = seeFrame(state, frame, performance.now(), policy);
          return ok(progressOf(state, performance.now(), policy.liveness));
        },
      },
      nowMs: () => performance.now(),
      pause: (ms) => new Promise((resolve) => window.setTimeout(resolve, ms)),
      show: () => undefined,
      isGone: () => false,
    });
    const span = performance.now() - startedAt;
    const { stage } = state;
    result.spans.push(span);
    result.rates.push((state.frameCount * 1000) / span);
    result.ends.push(
      end.kind !== 'judged' || stage.kind !== 'judged'
        ? end.kind
        : stage.verdict.kind === 'passed'
          ? 'passed'
          : stage.verdict.reason,
    );
  }
  source.stop();
  checker.dispose();
  return result;
}

const meshBench = { frameTimes, challengeTimes };
export type MeshBench = typeof meshBench;
Object.assign(globalThis, { meshBench });
