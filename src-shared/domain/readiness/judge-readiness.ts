import type { ExamPolicy } from '../policy/exam-policy';
import { judgeDisplays, judgePrinter } from './judge-hardware';
import { judgeLaunch, judgeOsLayer } from './judge-lockdown';
import { judgeClock, judgeDiskSpace, judgeDiskSpeed, judgeMemory } from './judge-machine';
import { judgeCamera, judgeFaceModels, judgeKeyboard, judgeLight } from './judge-page';
import { judgeLink, judgePackage, judgeRegistered, judgeRehearsal, judgeScorer } from './judge-supplies';
import type { PageMeasurement, StationMeasurement } from './machine-measurement';
import type { ReadinessCheck } from './readiness-check';
import { DEFAULT_READINESS_LIMITS, type ReadinessLimits } from './readiness-limits';

/**
 * Every check of a machine before an exam (feature 17), each with what was measured and the limit it was held to.
 * `known`: hardware that staff of this machine have waived before; it is a warning then and blocks nobody (idea 11).
 */
export function judgeReadiness(
  station: StationMeasurement,
  page: PageMeasurement | undefined,
  limits: ReadinessLimits,
  known: ReadonlySet<string> = new Set(),
): readonly ReadinessCheck[] {
  return [
    judgeRegistered(station),
    judgePackage(station),
    judgeScorer(station),
    judgeCamera(page?.camera, limits),
    judgeLight(page?.camera, limits),
    judgeFaceModels(page?.faceModels),
    judgeDiskSpeed(station, limits),
    judgeDiskSpace(station, limits),
    judgeMemory(station, limits),
    judgeClock(station, limits),
    judgeDisplays(station, limits, known),
    judgeKeyboard(page?.keyLock, station.isKiosk),
    judgeLaunch(station),
    judgeOsLayer(station),
    judgePrinter(station),
    judgeLink(station),
    judgeRehearsal(station, limits),
  ];
}

/** The opened session's limits, or the defaults while the package is sealed. */
export function limitsOf(policy: Pick<ExamPolicy, 'readiness'> | undefined): ReadinessLimits {
  return policy?.readiness ?? DEFAULT_READINESS_LIMITS;
}
