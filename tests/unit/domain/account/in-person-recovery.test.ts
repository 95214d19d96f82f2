import { expect, it } from 'vitest';
import { mayConfirmRecovery } from '../../../../src-shared/domain/account/in-person-recovery';
import { readPhone } from '../../../../src-shared/domain/account/phone';

const DAY_MS = 86_400_000;
const asked = { by: 'A', atMs: 0, isConfirmed: false };

it.each([
  ['by another one within a day', asked, 'B', DAY_MS, undefined],
  ['by whoever asked', asked, 'A', 1, 'same-person'],
  ['a moment after a day', asked, 'B', DAY_MS + 1, 'expired'],
  ['a second time', { ...asked, isConfirmed: true }, 'B', 1, 'done-already'],
] as const)('a recovery in person, confirmed %s (ID-23)', (_, facts, by, nowMs, refusal) => {
  const may = mayConfirmRecovery(facts, by, nowMs);
  expect(may.ok ? undefined : may.error).toBe(refusal);
});

it.each([
  ['13800000004', '13800000004'],
  ['１３８ ００００ ０００４', '13800000004'],
  ['+86 138-0000-0004', '13800000004'],
  ['12800000004', undefined],
  ['1380000000', undefined],
  ['02900000000', undefined],
])('a telephone number %s is stored as %s', (text, phone) => {
  expect(readPhone(text)).toBe(phone);
});
