import { z } from 'zod';
import { FaceMeasurement } from './face-measurement';

/** Why a look during the exam could say neither yes nor no. `no-answer`: the page did not answer in time. */
export const PresenceDoubt = z.enum([
  'too-dark',
  'too-far',
  'not-facing',
  'too-blurred',
  'covered',
  'not-similar-enough',
  'camera-lost',
  'engine-failed',
  'no-answer',
]);
export type PresenceDoubt = z.infer<typeof PresenceDoubt>;

/**
 * What the page answers when main asks who sits there: the same frames measured against the registered photograph
 * and, if this station still holds it, against the check-in capture. Never a picture or a descriptor (LW-4).
 */
export const PresenceLook = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('seen'), toPhoto: FaceMeasurement, toCapture: FaceMeasurement.optional() })
    .strict()
    .readonly(),
  z
    .object({ kind: z.literal('unseen'), why: PresenceDoubt.extract(['camera-lost', 'engine-failed']) })
    .strict()
    .readonly(),
]);
export type PresenceLook = z.infer<typeof PresenceLook>;

/** One check's outcome. It never ends an exam; at most it becomes an incident that a person looks at. */
export const PresenceVerdict = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('present') }).readonly(),
  z.object({ kind: z.literal('other-face') }).readonly(),
  z.object({ kind: z.literal('no-face') }).readonly(),
  z.object({ kind: z.literal('many-faces') }).readonly(),
  z.object({ kind: z.literal('cannot-tell'), why: PresenceDoubt }).readonly(),
]);
export type PresenceVerdict = z.infer<typeof PresenceVerdict>;

/** Why the check was made: by the dice, soon after something happened, or again after a look that was not good. */
export const PresenceCause = z.enum([
  'interval',
  'after-start',
  'after-resume',
  'after-miss',
  'camera-changed',
]);
export type PresenceCause = z.infer<typeof PresenceCause>;

/** The incidents that presence checks can raise (RM-14 names them in its own words). */
export const PresenceIncidentKind = z.enum([
  'presence-other-face',
  'presence-many-faces',
  'presence-no-face',
  'camera-lost',
]);
export type PresenceIncidentKind = z.infer<typeof PresenceIncidentKind>;
