import { z } from 'zod';

/** In the order in which staff read them. */
export const CHECK_IDS = [
  'registered',
  'package',
  'scorer',
  'camera',
  'light',
  'face-models',
  'disk-speed',
  'disk-space',
  'memory',
  'clock',
  'displays',
  'keyboard',
  'launch',
  'os-layer',
  'printer',
  'link',
  'rehearsal',
] as const;
export const CheckId = z.enum(CHECK_IDS);
export type CheckId = z.infer<typeof CheckId>;

/**
 * `warn`: worth a look, nothing stops. `block`: nobody checks in here until it is mended or a staff member waives it
 * with a reason; never silently. `not-yet`: can't be seen before the sealed package is opened, and says so.
 */
export const CheckState = z.enum(['pass', 'warn', 'block', 'not-yet']);
export type CheckState = z.infer<typeof CheckState>;

/** Why the state is what it is; each has one sentence and, unless all is well, one thing to do. */
export const CheckReason = z.enum([
  'fine',
  'not-registered',
  'no-package',
  'package-bad',
  'package-sealed',
  'scorer-differs',
  'camera-none',
  'camera-refused',
  'camera-busy',
  'camera-black',
  'camera-small',
  'camera-slow',
  'light-unknown',
  'light-dark',
  'light-bright',
  'models-damaged',
  'models-too-old-machine',
  'disk-slow',
  'disk-too-slow',
  'disk-refuses',
  'space-low',
  'space-too-low',
  'memory-low',
  'memory-too-low',
  'clock-not-compared',
  'clock-off',
  'clock-far-off',
  'clock-jumped',
  'display-none',
  'display-many',
  'display-small',
  'known-hardware',
  'keyboard-not-held',
  'keyboard-window-mode',
  'launch-weakened',
  'os-layer-missing',
  'os-layer-unknown',
  'printer-none',
  'link-unreachable',
  'link-not-centre',
  'rehearsal-never',
  'rehearsal-old',
  'not-measured',
]);
export type CheckReason = z.infer<typeof CheckReason>;

/** What was measured, as numbers and short texts; integers only, because the sheet is signed. */
export const Facts = z.record(
  z.string().regex(/^[a-zA-Z0-9]{1,40}$/),
  z.union([z.number().int(), z.string().max(200)]),
);
export type Facts = z.infer<typeof Facts>;

export const ReadinessCheck = z
  .object({ id: CheckId, state: CheckState, reason: CheckReason, evidence: Facts, limits: Facts })
  .strict()
  .readonly();
export type ReadinessCheck = z.infer<typeof ReadinessCheck>;
