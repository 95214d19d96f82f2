/** What the operating system does for a locked station that a program can't do for itself (docs/lockdown.md). */
export const OS_MEASURES = [
  /** The station runs as a user of its own, who is not an administrator. */
  'own-user',
  /** No desktop around it: a compositor or X server that shows nothing else. */
  'bare-session',
  /** Something starts it again when it is killed. */
  'restart',
  'no-vt-switch',
  'no-sysrq',
  'usb-policy',
  /** Another program of the same user can't read or change its memory. */
  'no-tracing',
  /** The user who runs the program can't write to it. */
  'program-read-only',
] as const;
export type OsMeasure = (typeof OS_MEASURES)[number];

/** `unknown`: this system tells a program nothing about it; somebody has to look. */
export type MeasureState = 'in-force' | 'absent' | 'unknown';
export type OsReport = Readonly<Record<OsMeasure, MeasureState>>;

export function measuresIn(report: OsReport, state: MeasureState): readonly OsMeasure[] {
  return OS_MEASURES.filter((measure) => report[measure] === state);
}
