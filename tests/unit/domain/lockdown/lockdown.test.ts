import { describe, expect, test } from 'vitest';
import { IncidentFacts } from '../../../../src-shared/domain/incident/incident';
import { NoticedIncidentKind } from '../../../../src-shared/domain/incident/incident-kind';
import { isAllowedKey, keysText } from '../../../../src-shared/domain/lockdown/allowed-key';
import { coverCause, proposedForCover } from '../../../../src-shared/domain/lockdown/cover-time';
import { gradeSignal } from '../../../../src-shared/domain/lockdown/grade-signal';
import {
  LOCKDOWN_SIGNAL_KINDS,
  type LockdownSignal,
} from '../../../../src-shared/domain/lockdown/lockdown-signal';
import { signalFacts } from '../../../../src-shared/domain/lockdown/signal-facts';
import { NO_SIGNALS, tallySignal } from '../../../../src-shared/domain/lockdown/signal-tally';
import { buildPolicy } from '../../../builders/build-policy';

const policy = buildPolicy().lockdown;
const NOBODY_WARNED = { isKnownHardware: false, warnings: 0 };
const DISPLAY: LockdownSignal = { kind: 'display-changed', what: 'added', displays: 2, label: '样例' };

const EACH: Readonly<Record<LockdownSignal['kind'], LockdownSignal>> = {
  'focus-lost': { kind: 'focus-lost', awayMs: 5000.4 },
  'foreign-window': { kind: 'foreign-window', awayMs: 2000 },
  'window-changed': { kind: 'window-changed', what: 'moved' },
  'display-changed': DISPLAY,
  'key-refused': { kind: 'key-refused', keys: 'Control+W' },
  'page-refused': { kind: 'page-refused', what: 'download' },
  'clipboard-foreign': { kind: 'clipboard-foreign', where: 'selection' },
  'close-tried': { kind: 'close-tried', by: 'signal' },
  'page-lost': { kind: 'page-lost', why: 'crashed'.repeat(40) },
  'machine-slept': { kind: 'machine-slept', what: 'suspend' },
  'clock-jump': { kind: 'clock-jump', jumpSeconds: -86_400 },
};

describe('what follows from what a locked station notices (features 8, 9)', () => {
  test.each(LOCKDOWN_SIGNAL_KINDS)(
    '%s has a word in the record, facts that fit it and a consequence',
    (kind) => {
      expect(NoticedIncidentKind.options).toContain(kind);
      expect(IncidentFacts.safeParse(signalFacts(EACH[kind])).success).toBe(true);
      expect(policy.consequences[kind]).toBeDefined();
    },
  );

  test('a glance away within the grace is written down and nothing more', () => {
    const short = { kind: 'focus-lost', awayMs: policy.focusGraceMs } as const;
    const long = { kind: 'focus-lost', awayMs: policy.focusGraceMs + 1 } as const;
    expect(gradeSignal(short, policy, NOBODY_WARNED)).toBe('log');
    expect(gradeSignal(long, policy, NOBODY_WARNED)).toBe('warn');
  });

  test('a display from the signed inventory warns where an unknown one covers', () => {
    expect(gradeSignal(DISPLAY, policy, NOBODY_WARNED)).toBe('cover');
    expect(gradeSignal(DISPLAY, policy, { ...NOBODY_WARNED, isKnownHardware: true })).toBe('warn');
    const milder = { ...policy, consequences: { ...policy.consequences, 'display-changed': 'log' as const } };
    expect(gradeSignal(DISPLAY, milder, { ...NOBODY_WARNED, isKnownHardware: true })).toBe('log');
  });

  test('so many warnings cover the paper, and 0 never does', () => {
    const long = { kind: 'focus-lost', awayMs: 10_000 } as const;
    const limit = policy.coverAfterWarnings;
    expect(gradeSignal(long, policy, { ...NOBODY_WARNED, warnings: limit - 2 })).toBe('warn');
    expect(gradeSignal(long, policy, { ...NOBODY_WARNED, warnings: limit - 1 })).toBe('cover');
    const never = { ...policy, coverAfterWarnings: 0 };
    expect(gradeSignal(long, never, { ...NOBODY_WARNED, warnings: 1000 })).toBe('warn');
  });

  test('a held key is one line, and the next line says how often it came', () => {
    const signal = EACH['key-refused'];
    let { tally } = tallySignal(NO_SIGNALS, signal, 0, policy);
    for (let at = 30; at < policy.quietSeconds * 1000; at += 300) {
      const counted = tallySignal(tally, signal, at, policy);
      expect(counted.isNoted).toBe(false);
      tally = counted.tally;
    }
    const next = tallySignal(tally, signal, policy.quietSeconds * 1000, policy);
    expect(next.isNoted).toBe(true);
    expect(next.repeats).toBeGreaterThan(5);
    expect(tallySignal(next.tally, EACH['close-tried'], policy.quietSeconds * 1000, policy)).toMatchObject({
      isNoted: true,
      repeats: 0,
    });
  });
});

describe('the time of a covered paper (RM-10)', () => {
  test.each([
    ['display-changed', 7 * 60_000 + 10_000, 10, 8],
    ['display-changed', 7 * 60_000 + 10_000, 3, 3],
    ['page-lost', 1, 10, 1],
    ['focus-lost', 20 * 60_000, 50, 0],
    ['close-tried', 20 * 60_000, 50, 0],
  ] as const)('%s covered for %i ms with %i left proposes %i', (kind, coveredMs, most, proposed) => {
    expect(proposedForCover(kind, coveredMs, most)).toBe(proposed);
    expect(coverCause(kind) === undefined).toBe(proposed === 0);
  });
});

describe('the keys of a locked station', () => {
  const bare = { control: false, alt: false, meta: false, shift: false };
  test.each(['a', 'F', '1', ' ', 'Tab', 'Enter', 'ArrowLeft', 'PageDown', 'F9', 'Escape', 'Process', '中'])(
    '%s is let through',
    (key) => expect(isAllowedKey({ ...bare, key })).toBe(true),
  );
  test.each([
    [{ key: 'w', control: true }, 'Control+W'],
    [{ key: 'I', control: true, shift: true }, 'Control+Shift+I'],
    [{ key: 'F4', alt: true }, 'Alt+F4'],
    [{ key: 'F11' }, 'F11'],
    [{ key: 'F5' }, 'F5'],
    [{ key: 'd', meta: true }, 'Meta+D'],
    [{ key: 'Insert', shift: true }, 'Shift+Insert'],
    [{ key: 'ContextMenu' }, 'ContextMenu'],
    [{ key: 'PrintScreen' }, 'PrintScreen'],
  ])('%o is refused and named', (pressed, text) => {
    expect(isAllowedKey({ ...bare, ...pressed })).toBe(false);
    expect(keysText({ ...bare, ...pressed })).toBe(text);
  });
  test('a character alone is never named', () => {
    expect(keysText({ ...bare, key: 'x' })).toBe('…');
  });
});
