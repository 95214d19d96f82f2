import { z } from 'zod';

/** The words of the paper form 考场情况记录, in its order (RM-14). */
export const RoomIncidentKind = z.enum([
  'late-entry',
  'absent',
  'manual-check',
  'machine-fault',
  'grant',
  'seat-moved',
  'power-loss',
  'forced-submission',
  'conduct',
  'left-seat',
  'unwell',
  'document-problem',
  'software-fault',
  'other',
]);
export type RoomIncidentKind = z.infer<typeof RoomIncidentKind>;

/** What a station notices without being told. */
export const NoticedIncidentKind = z.enum([
  'presence-no-face',
  'presence-other-face',
  'presence-many-faces',
  'camera-lost',
  'clock-jump',
  'focus-lost',
  'foreign-window',
  'display-changed',
  'window-changed',
  'key-refused',
  'page-refused',
  'clipboard-foreign',
  'close-tried',
  'page-lost',
  'machine-slept',
  'journal-damage',
  'disk-low',
  'program-waived',
  'late-answer',
]);
export type NoticedIncidentKind = z.infer<typeof NoticedIncidentKind>;

export const IncidentKind = z.enum([...RoomIncidentKind.options, ...NoticedIncidentKind.options]);
export type IncidentKind = z.infer<typeof IncidentKind>;

/**
 * The form's word for what a station noticed. None of it is 违纪: whether a face or a window means misconduct is for
 * people to say (RM-13), so what looks at a person is printed as 离座 or 其他 and what looks at a machine as a fault.
 */
const PRINTED_AS: Readonly<Record<NoticedIncidentKind, RoomIncidentKind>> = {
  'presence-no-face': 'left-seat',
  'presence-other-face': 'other',
  'presence-many-faces': 'other',
  'camera-lost': 'machine-fault',
  'clock-jump': 'software-fault',
  'focus-lost': 'other',
  'foreign-window': 'software-fault',
  'display-changed': 'machine-fault',
  'window-changed': 'software-fault',
  'key-refused': 'other',
  'page-refused': 'other',
  'clipboard-foreign': 'other',
  'close-tried': 'other',
  'page-lost': 'software-fault',
  'machine-slept': 'machine-fault',
  'journal-damage': 'software-fault',
  'disk-low': 'machine-fault',
  'program-waived': 'software-fault',
  'late-answer': 'seat-moved',
};

/** Under which of RM-14's words an incident stands in the printed record. */
export function printedKind(kind: IncidentKind): RoomIncidentKind {
  const noticed = NoticedIncidentKind.safeParse(kind);
  return noticed.success ? PRINTED_AS[noticed.data] : RoomIncidentKind.parse(kind);
}
