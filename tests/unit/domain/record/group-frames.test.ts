import { expect, it } from 'vitest';
import { framesOf, joinFrames } from '../../../../src-shared/domain/record/code-frames';
import { groupFrames } from '../../../../src-shared/domain/record/group-frames';

it('sorts what a reader typed into codes, whatever the order, and keeps what is none apart', () => {
  // A space is one of the characters of a code, also at the end of a frame.
  const one = framesOf('KSQ', 'AB C ', 'MARK11', 2);
  const other = framesOf('KSQ', 'XYZ', 'MARK22');
  const [first = '', ...rest] = one;
  const typed = [`${rest.join('\r\n')}\t`, '  hello', ...other, `   ${first}`, ''].join('\n');
  const { codes, others } = groupFrames('KSQ', typed);
  expect(codes.map((frames) => joinFrames('KSQ', frames))).toEqual([
    { ok: true, value: 'AB C ' },
    { ok: true, value: 'XYZ' },
  ]);
  expect(others).toEqual(['hello']);
  expect(groupFrames('ABC', first)).toEqual({ codes: [], others: [first] });
  expect(groupFrames('KSQ', '\n \n')).toEqual({ codes: [], others: [] });
});
