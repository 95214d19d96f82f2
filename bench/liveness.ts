import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from '@playwright/test';
import { build } from 'vite';
import { ensureElectron } from '../scripts/electron/ensure-electron';
import { faceAssets } from '../scripts/face-assets/vite-plugin';
import { sandboxArguments } from '../scripts/system/sandbox-support';
import { ExamPolicy } from '../src-shared/domain/policy/exam-policy';
import { type Figure, spreadOf } from './figure';
import type { MeshBench } from './mesh-harness/page';

declare const meshBench: MeshBench; // lives in the page

const HARNESS = path.resolve('bench/mesh-harness');
/** Ten frames a second see a movement and a blink; the comparison takes its share of them. */
const FRAME_LIMIT_MS = 60;
const PLANS = [
  ['turn-left', 'nod'],
  ['blink', 'turn-right'],
  ['nod', 'blink'],
] as const;

/** Movements at check-in with the station's own worker and judgement, in a real Electron, before a drawn person. */
export async function livenessFigures(isQuick: boolean): Promise<readonly Figure[]> {
  const root = await mkdtemp(path.join(tmpdir(), 'exam-mesh-bench-'));
  const page = path.join(root, 'page');
  await build({
    configFile: false,
    logLevel: 'error',
    root: HARNESS,
    base: './',
    plugins: [faceAssets()],
    worker: { format: 'es' },
    build: { outDir: page, target: 'chrome130' },
  });
  const { executable } = await ensureElectron();
  const app = await _electron.launch({
    executablePath: executable,
    args: [
      ...sandboxArguments(),
      `--user-data-dir=${path.join(root, 'profile')}`,
      path.join(HARNESS, 'main.cjs'),
    ],
    env: {
      ...(process.env as Record<string, string>),
      MESH_HARNESS_FOLDERS: JSON.stringify({ page, demo: path.resolve('resources/demo/people') }),
    },
  });
  try {
    const window = await app.firstWindow();
    await window.waitForFunction('globalThis.meshBench !== undefined');
    const frames = await window.evaluate((count) => meshBench.frameTimes(count), isQuick ? 30 : 200);
    const { policy } = JSON.parse(await readFile('resources/demo/session/session.json', 'utf8'));
    const challenges = await window.evaluate(([numbers, plans]) => meshBench.challengeTimes(numbers, plans), [
      ExamPolicy.parse(policy),
      isQuick ? PLANS.slice(0, 1) : [...PLANS, ...PLANS, ...PLANS],
    ] as const);
    return figuresOf(frames, challenges, ExamPolicy.parse(policy));
  } finally {
    await app.close();
    await rm(root, { recursive: true, force: true });
  }
}

function figuresOf(
  frames: Awaited<ReturnType<MeshBench['frameTimes']>>,
  challenges: Awaited<ReturnType<MeshBench['challengeTimes']>>,
  { liveness }: ExamPolicy,
): readonly Figure[] {
  const [mesh, glance] = [spreadOf(frames.mesh), spreadOf(frames.glance)];
  const [span, rate] = [spreadOf(challenges.spans), spreadOf(challenges.rates)];
  const allowedMs = liveness.actions * liveness.secondsEach * 1000;
  const passed = challenges.ends.filter((end) => end === 'passed').length;
  const others = challenges.ends.filter((end) => end !== 'passed');
  const ms = ({ median, p95 }: { median: number; p95: number }) =>
    `median ${median.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`;
  return [
    {
      name: 'movements: lids, turn and nod of one frame',
      measured: ms(mesh),
      against: `limit ${FRAME_LIMIT_MS} ms; the quick look beside it: ${ms(glance)}`,
      ratio: mesh.median / FRAME_LIMIT_MS,
      isMet: mesh.median <= FRAME_LIMIT_MS,
    },
    {
      name: `movements: ${liveness.actions} of them, drawn person, ${passed} of ${challenges.ends.length} passed`,
      measured: `${ms(span)}; ${rate.median.toFixed(1)} frames/s${others.length === 0 ? '' : `; ended otherwise: ${others.join(', ')}`}`,
      against: `allowed ${allowedMs} ms (policy)`,
      ratio: span.median / allowedMs,
      isMet: passed === challenges.ends.length && span.p95 <= allowedMs,
    },
  ];
}
