import { describe, expect, it } from 'vitest';
import { cameraWish } from '../../../src-renderer/app/camera-wish';
import { StationView } from '../../../src-shared/contracts/ipc/station-view';
import { sampleViews } from '../../renderer-preview/views';

const wish = (name: string, change: object = {}) =>
  cameraWish(StationView.parse({ ...(sampleViews[name] as object), ...change }));

describe('when the camera is on (LW-2)', () => {
  it('stays on from the check-in to the end of the exam for those who are looked at', () => {
    expect([wish('face-check'), wish('ready'), wish('exam'), wish('suspended')]).toEqual([
      'keep',
      'keep',
      'open',
      'keep',
    ]);
  });

  it.each(['off', 'withdrawn'])(
    'is off on the way into and during an exam whose looks are %s',
    (faceChecks) => {
      expect(wish('ready', { faceChecks })).toBe('off');
      expect(wish('exam', { faceChecks })).toBe('off');
    },
  );

  it.each(['check-in', 'consent', 'manual-check', 'scoring', 'result', 'locked'])(
    'is off on the screen %s',
    (name) => {
      expect(wish(name)).toBe('off');
    },
  );
});
