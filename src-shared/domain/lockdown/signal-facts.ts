import { assertNever } from '../../basics/assert-never';
import type { IncidentFacts } from '../incident/incident';
import type { LockdownSignal } from './lockdown-signal';

const TEXT_MAX = 100;

/** What the record keeps of a signal (RM-14): numbers and codes. */
export function signalFacts(signal: LockdownSignal): IncidentFacts {
  switch (signal.kind) {
    case 'focus-lost':
    case 'foreign-window':
      return { awayMs: Math.round(signal.awayMs) };
    case 'window-changed':
    case 'page-refused':
    case 'machine-slept':
      return { what: signal.what };
    case 'display-changed':
      return { what: signal.what, displays: signal.displays, label: signal.label.slice(0, TEXT_MAX) };
    case 'key-refused':
      return { keys: signal.keys.slice(0, TEXT_MAX) };
    case 'clipboard-foreign':
      return { where: signal.where };
    case 'close-tried':
      return { by: signal.by };
    case 'page-lost':
      return { why: signal.why.slice(0, TEXT_MAX) };
    case 'clock-jump':
      return { jumpSeconds: signal.jumpSeconds };
    default:
      return assertNever(signal);
  }
}
