import type { KillStep } from '../../../src-main/journal/kill-point';
import { type SeededRandom, seededRandom } from '../../../src-shared/basics/seeded-random';
import { buildSeed } from '../../builders/build-seed';

/** One way for a station to be hurt while a candidate answers as fast as the machine takes it. */
export type Blow =
  /** SIGKILL of the main process alone. */
  | { readonly kind: 'main'; readonly afterAnswers: number }
  /** SIGKILL of all of the station's processes at once. */
  | { readonly kind: 'group'; readonly afterAnswers: number }
  /** SIGKILL of a helper: the station goes on, the page is loaded again if it was the page's. */
  | {
      readonly kind: 'helper';
      readonly helper: 'renderer' | 'gpu-process' | 'utility';
      readonly afterAnswers: number;
    }
  /** The station kills itself at a chosen place within the writing of a record. */
  | { readonly kind: 'in-write'; readonly step: KillStep; readonly atWrite: number }
  /** Killed, started, and killed again while it starts. */
  | { readonly kind: 'twice'; readonly afterAnswers: number; readonly intoStartMs: number }
  /** A second station is started on the same folder; it must leave the first one alone. */
  | { readonly kind: 'second-instance'; readonly afterAnswers: number };

/** The blows of one run, the same for the same seed. Every kind comes up in every dozen. */
export function killPlan(seed: string, count: number): readonly Blow[] {
  const random = seededRandom(buildSeed(seed));
  return Array.from({ length: count }, (_, at) => blowAt(at, random));
}

const STEPS: readonly KillStep[] = ['in-head', 'after-head', 'before-sync', 'after-sync'];
const HELPERS = ['renderer', 'gpu-process', 'utility'] as const;

function blowAt(at: number, random: SeededRandom): Blow {
  const afterAnswers = 1 + random.below(120);
  switch (at % 12) {
    case 1:
    case 5:
    case 9:
      return { kind: 'group', afterAnswers };
    case 2:
    case 6:
    case 8: {
      const step = STEPS[random.below(STEPS.length)] ?? 'after-head';
      return { kind: 'in-write', step, atWrite: 1 + random.below(60) };
    }
    case 3:
      return { kind: 'helper', helper: 'renderer', afterAnswers };
    case 7:
      return { kind: 'twice', afterAnswers, intoStartMs: 20 + random.below(1500) };
    case 10:
      return { kind: 'helper', helper: HELPERS[random.below(HELPERS.length)] ?? 'renderer', afterAnswers };
    case 11:
      return { kind: 'second-instance', afterAnswers };
    default:
      return { kind: 'main', afterAnswers };
  }
}

export function blowText(blow: Blow): string {
  switch (blow.kind) {
    case 'main':
    case 'group':
    case 'second-instance':
      return `${blow.kind} after ${blow.afterAnswers}`;
    case 'helper':
      return `${blow.helper} after ${blow.afterAnswers}`;
    case 'in-write':
      return `${blow.step} at write ${blow.atWrite}`;
    case 'twice':
      return `twice after ${blow.afterAnswers}, ${blow.intoStartMs} ms into the start`;
  }
}
