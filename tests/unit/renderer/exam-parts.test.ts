import { describe, expect, it } from 'vitest';
import { clockText, timeOfDay } from '../../../src-renderer/components/clock-text';
import { choiceAfter } from '../../../src-renderer/screens/exam/choose-option';
import { warningDue } from '../../../src-renderer/screens/exam/deadline-warning';
import { examKeyOf, keysOf } from '../../../src-renderer/screens/exam/exam-keys';
import {
  answerStateOf,
  countStates,
  groupByType,
  hasUnsaved,
  numberOfItem,
} from '../../../src-renderer/screens/exam/question-state';
import { type AnswerSheetState, sheetFromDisk } from '../../../src-renderer/stores/answer-sheet';
import { type ClockAnchor, remainingAt } from '../../../src-renderer/stores/clock-store';
import { AttemptId } from '../../../src-shared/basics/ids';
import { attemptId, caseQuestion, choiceQuestion, item, itemId, options } from './sheet-parts';

describe('a key in the exam', () => {
  const plain = { ctrlKey: false, altKey: false, metaKey: false };
  it.each([
    ['ArrowLeft', { kind: 'previous' }],
    ['PageUp', { kind: 'previous' }],
    ['ArrowRight', { kind: 'next' }],
    ['PageDown', { kind: 'next' }],
    ['a', { kind: 'option', index: 0 }],
    ['F', { kind: 'flag' }],
    ['m', { kind: 'flag' }],
    ['3', { kind: 'part', index: 2 }],
  ])('%s means %o', (key, meaning) => {
    expect(examKeyOf({ key, ...plain }, 5)).toEqual(meaning);
  });

  it('F is the sixth option where there is one, and the hint then names M', () => {
    expect(examKeyOf({ key: 'F', ...plain }, 6)).toEqual({ kind: 'option', index: 5 });
    expect(keysOf(6)).toEqual({ lastOption: 'F', flag: 'M' });
    expect(keysOf(4)).toEqual({ lastOption: 'D', flag: 'F' });
  });

  it('leaves every other key, and every combination, to the page', () => {
    for (const key of ['g', 'Enter', ' ', 'Tab', 'ArrowUp', 'ArrowDown', '5']) {
      expect(examKeyOf({ key, ...plain }, 4)).toBeUndefined();
    }
    expect(examKeyOf({ key: 'c', ...plain, ctrlKey: true }, 4)).toBeUndefined();
  });
});

describe('pressing an option', () => {
  it('replaces the choice of a single or true-false question', () => {
    const [b] = options('b');
    if (b === undefined) throw new Error('no option');
    expect(choiceAfter(item('one', 'single', 'abcd'), options('a'), b)).toEqual(options('b'));
  });

  it('puts options of a multiple question in and out, kept in the paper’s order (TS-24)', () => {
    const multiple = item('one', 'multiple', 'dbca');
    const [a] = options('a');
    const [d] = options('d');
    if (a === undefined || d === undefined) throw new Error('no option');
    expect(choiceAfter(multiple, options('a', 'b'), d)).toEqual(options('d', 'b', 'a'));
    expect(choiceAfter(multiple, options('b', 'a'), a)).toEqual(options('b'));
  });
});

describe('the time left', () => {
  it('is shown as hours, minutes and seconds, and as 0:00:00 at the end only', () => {
    expect(clockText(7_200_000)).toBe('2:00:00');
    expect(clockText(59_001)).toBe('0:01:00');
    expect(clockText(1)).toBe('0:00:01');
    expect(clockText(0)).toBe('0:00:00');
  });

  it('is warned about at the policy’s minutes, the tightest first (RM-8)', () => {
    const minutes = [15, 5, 1];
    expect(warningDue(15 * 60_000 + 1, minutes)).toBeUndefined();
    expect(warningDue(15 * 60_000, minutes)).toBe(15);
    expect(warningDue(4 * 60_000, minutes)).toBe(5);
    expect(warningDue(0, minutes)).toBe(1);
  });

  it('is counted on from the newer word of main, and never below 0', () => {
    const view: ClockAnchor = { attemptId, remainingMs: 10_000, grantedMinutes: 0, atMs: 1000 };
    const event: ClockAnchor = { attemptId, remainingMs: 70_000, grantedMinutes: 1, atMs: 2000 };
    expect(remainingAt(view, undefined, 3000)).toEqual({ remainingMs: 8000, grantedMinutes: 0 });
    expect(remainingAt(view, event, 3000)).toEqual({ remainingMs: 69_000, grantedMinutes: 1 });
    expect(remainingAt({ ...view, atMs: 2500 }, event, 99_000).remainingMs).toBe(0);
  });

  it('does not take the clock of another attempt', () => {
    const view: ClockAnchor = { attemptId, remainingMs: 10_000, grantedMinutes: 0, atMs: 1000 };
    const other = { ...view, attemptId: AttemptId.parse('f'.repeat(32)), remainingMs: 1, atMs: 2000 };
    expect(remainingAt(view, other, 2000).remainingMs).toBe(9000);
  });

  it('of the day is Asia/Shanghai’s (G-1)', () => {
    expect(timeOfDay(Date.UTC(2026, 2, 1, 2, 3, 4))).toBe('10:03:04');
  });
});

describe('the answer sheet’s cells', () => {
  const paper = [
    choiceQuestion(1, item('s1', 'single', 'abcd')),
    choiceQuestion(2, item('s2', 'single', 'abcd')),
    choiceQuestion(3, item('m1', 'multiple', 'abcde')),
    caseQuestion(4),
  ];
  const sheet = sheetFromDisk([
    { itemId: itemId('s1'), chosen: options('a') },
    { itemId: itemId('m1'), chosen: options() },
    { itemId: itemId('case-4-2'), chosen: options('c') },
  ]);

  it('tell an answered, an emptied and a partly answered question apart', () => {
    expect(paper.map((question) => answerStateOf(question, sheet))).toEqual([
      'answered',
      'unanswered',
      'unanswered',
      'partly',
    ]);
    expect(countStates(paper, sheet)).toEqual({ answered: 1, partly: 1, unanswered: 2 });
  });

  it('stand in the paper’s blocks (TS-24)', () => {
    expect(groupByType(paper).map((group) => [group.type, group.questions.length])).toEqual([
      ['single', 2],
      ['multiple', 1],
      ['case', 1],
    ]);
  });

  it('show a case as unsaved when one of its four answers is', () => {
    const broken: AnswerSheetState = {
      ...sheet,
      items: {
        ...sheet.items,
        [itemId('case-4-3')]: {
          chosen: options('a'),
          onDisk: 'unknown',
          problem: { kind: 'not-written', isDiskFull: false },
        },
      },
    };
    expect(paper.map((question) => hasUnsaved(question, broken))).toEqual([false, false, false, true]);
    expect(numberOfItem(paper, itemId('case-4-3'))).toBe(4);
  });
});
