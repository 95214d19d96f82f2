import { CertificateId, LocalDate, StaffId } from '../../src-shared/basics/ids';
import type { CoursePart, HoursEntry, HoursEntryOf } from '../../src-shared/domain/hours/hours-ledger';

/** UTC ms of a wall time in Asia/Shanghai, `YYYY-MM-DD` or `YYYY-MM-DD HH:mm:ss.SSS`; noon when no time is given. */
export function shanghaiMs(text: string): number {
  const [date = '', time = '12:00:00'] = text.split(' ');
  const ms = Date.parse(`${date}T${time}+08:00`);
  if (Number.isNaN(ms)) throw new Error(`not a time: ${text}`);
  return ms;
}

export const certificateId = (name: string): CertificateId => CertificateId.parse(name);
const staff = StaffId.parse('PX001');

type HoursOptions = {
  readonly on?: string;
  readonly part?: CoursePart;
  readonly makeUpFor?: number;
  readonly course?: string;
  readonly key?: string;
};

let made = 0;

/** `hours` in 学时 (may have one decimal), studied for certificate `on` (A when not said) and credited `at`. */
export function studied(hours: number, at: string, options: HoursOptions = {}): HoursEntryOf<'hours'> {
  const tenths = hours * 10;
  if (!Number.isInteger(tenths) || tenths < 1) throw new Error('hours are whole tenths');
  made += 1;
  return {
    kind: 'hours',
    key: options.key ?? `entry-${made}`,
    certificateId: certificateId(options.on ?? 'A'),
    atMs: shanghaiMs(at),
    courseId: options.course ?? `course-${made}`,
    part: options.part ?? 'unsplit',
    tenths,
    ...(options.makeUpFor === undefined ? {} : { makeUpFor: options.makeUpFor }),
  };
}

export function approved(label: number, at: string, on = 'A'): HoursEntry {
  made += 1;
  return {
    kind: 'make-up-approval',
    key: `approval-${made}`,
    certificateId: certificateId(on),
    atMs: shanghaiMs(at),
    label,
    reason: '住院',
    by: staff,
    approvedOn: LocalDate.parse(at.slice(0, 10)),
  };
}

export function reversed(entry: HoursEntry, at: string): HoursEntry {
  made += 1;
  const { certificateId: id, key } = entry;
  return {
    kind: 'reversal',
    key: `reversal-${made}`,
    certificateId: id,
    atMs: shanghaiMs(at),
    reverses: key,
    reason: '登记有误',
    by: staff,
  };
}

export function reinstated(throughLabel: number, at: string, on = 'A'): HoursEntry {
  made += 1;
  return {
    kind: 'reinstatement',
    key: `reinstatement-${made}`,
    certificateId: certificateId(on),
    atMs: shanghaiMs(at),
    throughLabel,
    reason: '省级恢复',
    by: staff,
  };
}
