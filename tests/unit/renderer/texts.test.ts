import { describe, expect, it } from 'vitest';
import { en } from '../../../src-renderer/i18n/en';
import { type Problem, sentenceOf } from '../../../src-renderer/i18n/problem-texts';
import { zh } from '../../../src-renderer/i18n/zh';
import { StaffCodeAction } from '../../../src-shared/domain/staff-code/staff-code';
import { codes as centreEn } from '../../../src-web/i18n/office/en-codes';
import { codes as centreZh } from '../../../src-web/i18n/office/zh-codes';

const CHINESE = /[一-鿿]/;

/** Every text with its path; those that take arguments are called with plain ones. */
function allTexts(table: object, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(table).flatMap(([key, value]): readonly (readonly [string, string])[] => {
    const at = `${path}/${key}`;
    if (typeof value === 'string') return [[at, value]];
    if (typeof value === 'function') return path === '/problems' ? [] : [[at, String(value(2, 7))]];
    return allTexts(value, at);
  });
}

const problems: readonly Problem[] = [
  { kind: 'not-written', isDiskFull: true },
  { kind: 'not-written', isDiskFull: false },
  { kind: 'locked-out', seconds: 600 },
  { kind: 'too-early', waitMs: 90_000 },
  { kind: 'wrong-password', which: 2 },
  { kind: 'grant-needs-site-head', maxMinutes: 10 },
  { kind: 'grant-beyond-total', maxMinutes: 10 },
  { kind: 'other-day', sessionDate: '2026-03-01', today: '2026-03-02' },
  { kind: 'bad-package', problem: { kind: 'wrong-passphrase' } },
];

describe('the actions of single-use codes', () => {
  const other = (
    action: 'unlock' | 'extend' | 'reopen',
    needed: readonly ('unlock' | 'extend' | 'reopen')[],
  ) => ({ kind: 'code-other-action', action, needed: [...needed] }) as const;

  it('are called by one name at the seat, in the form that makes codes and at the centre', () => {
    for (const action of StaffCodeAction.options) {
      expect(centreZh.codes.actions[action].startsWith(zh.code.actions[action])).toBe(true);
      expect(centreEn.codes.actions[action].startsWith(en.code.actions[action])).toBe(true);
    }
    expect(new Set(Object.values(zh.code.actions)).size).toBe(3);
  });

  it('are named in the refusal of a code for another one: what it is for, and what the seat needs', () => {
    const told = sentenceOf(zh.problems, other('unlock', ['reopen']));
    expect(told).toContain(`用来“${zh.code.actions.unlock}”`);
    expect(told).toContain(`要办的是“${zh.code.actions.reopen}”`);
    const toldEn = sentenceOf(en.problems, other('reopen', ['unlock', 'extend']));
    expect(toldEn).toContain(`is for “${en.code.actions.reopen}”`);
    expect(toldEn).toContain(`needs “${en.code.actions.unlock}” or “${en.code.actions.extend}”`);
    // The seat takes it, and something else was chosen: the way out is to choose it.
    expect(sentenceOf(zh.problems, other('extend', ['unlock', 'extend']))).toContain(
      `请改选“${zh.code.actions.extend}”`,
    );
  });
});

describe('the texts', () => {
  it('are the same keys in both languages, none of them empty', () => {
    expect(allTexts(en).map(([path]) => path)).toEqual(allTexts(zh).map(([path]) => path));
    for (const [, text] of [...allTexts(zh), ...allTexts(en)]) expect(text.trim()).not.toBe('');
  });

  it('are Chinese in the Chinese table, and not in the English one but for the mark 演示', () => {
    for (const [path, text] of allTexts(en)) {
      expect(`${path} ${text.replace('演示', '')}`).not.toMatch(CHINESE);
    }
  });

  it('have no half-width comma or colon between Chinese characters', () => {
    for (const [path, text] of allTexts(zh)) expect(`${path} ${text}`).not.toMatch(/[一-鿿][,;:?]/);
  });

  it('say for each refusal what is wrong and what to do next', () => {
    for (const kind of Object.keys(zh.problems)) expect(Object.keys(en.problems)).toContain(kind);
    for (const problem of problems) {
      expect(sentenceOf(zh.problems, problem)).toMatch(/。$/);
      expect(sentenceOf(en.problems, problem)).toMatch(/\.$/);
    }
    expect(sentenceOf(zh.problems, { kind: 'locked-out', seconds: 600 })).toContain('10 分钟');
    expect(sentenceOf(en.problems, { kind: 'too-early', waitMs: 59_000 })).toContain('59 seconds');
    expect(sentenceOf(zh.problems, { kind: 'bad-package', problem: { kind: 'wrong-passphrase' } })).toBe(
      sentenceOf(zh.problems, { kind: 'wrong-passphrase' }),
    );
  });
});
