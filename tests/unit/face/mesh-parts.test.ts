import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEMO_MOVES, onTheWayHome, whileAsked } from '../../../src-renderer/face/demonstration-moves';
import { eyeOpenness } from '../../../src-renderer/face/mesh/eye-openness';
import { headPose } from '../../../src-renderer/face/mesh/head-pose';
import { regionAround } from '../../../src-renderer/face/mesh/mesh-region';
import { noseTurnDegrees } from '../../../src-renderer/face/mesh/nose-turn';
import { ChallengeAction } from '../../../src-shared/domain/presence/challenge-action';

/** A mesh of which only the outline is set: cheeks, forehead and chin of a head turned and bowed by these degrees. */
function outline(yaw: number, pitch: number) {
  const [y, p] = [(yaw * Math.PI) / 180, (pitch * Math.PI) / 180];
  const points = Array.from({ length: 468 }, () => ({ x: 0, y: 0, z: 0 }));
  points[234] = { x: -70 * Math.cos(y), y: 0, z: -70 * Math.sin(y) };
  points[454] = { x: 70 * Math.cos(y), y: 0, z: 70 * Math.sin(y) };
  points[10] = { x: 0, y: -90 * Math.cos(p), z: -90 * Math.sin(p) };
  points[152] = { x: 0, y: 90 * Math.cos(p), z: 90 * Math.sin(p) };
  return points;
}

describe('where the head points', () => {
  it.each([
    [0, 0],
    [25, 0],
    [-30, 0],
    [0, 18],
    [20, -10],
  ])('is read from the depth of the outline: turned by %s, bowed by %s degrees', (yaw, pitch) => {
    const pose = headPose(outline(yaw, pitch));
    expect(pose?.yaw).toBeCloseTo(yaw, 5);
    expect(pose?.pitch).toBeCloseTo(pitch, 5);
  });

  it('is not read from a list that is no mesh', () => {
    expect(headPose([])).toBeUndefined();
  });
});

describe('the turn by the nose between the eyes', () => {
  const marks = (noseX: number, width = 1) => {
    const at = (x: number, y = 0) => ({ x: x * width, y });
    return {
      leftEyeOuter: at(-50),
      leftEyeInner: at(-20),
      rightEyeInner: at(20),
      rightEyeOuter: at(50),
      noseTip: at(noseX, 40),
      noseBase: at(noseX, 55),
      mouthLeft: at(-25, 75),
      mouthRight: at(25, 75),
    } as unknown as Parameters<typeof noseTurnDegrees>[0];
  };

  it('is to the person’s left when the nose is to the right of the picture', () => {
    expect(noseTurnDegrees(marks(0))).toBeCloseTo(0);
    expect(noseTurnDegrees(marks(15))).toBeGreaterThan(15);
    expect(noseTurnDegrees(marks(-15))).toBeCloseTo(-noseTurnDegrees(marks(15)));
  });

  it('is not changed by narrowing the picture, as turning a photograph does', () => {
    expect(noseTurnDegrees(marks(4, 0.6))).toBeCloseTo(noseTurnDegrees(marks(4)));
  });
});

describe('how far an eye is open', () => {
  it('is the gap of the lids over the width, whatever the scale', () => {
    const eye = (gap: number, scale: number) => {
      const values = new Float32Array(213);
      values[3 * 8] = 40 * scale;
      for (const [upper, lower] of [
        [11, 3],
        [12, 4],
        [13, 5],
      ] as const) {
        values[3 * upper] = values[3 * lower] = 20 * scale;
        values[3 * upper + 1] = -gap * scale;
      }
      return eyeOpenness(values);
    };
    expect(eye(12, 1)).toBeCloseTo(0.3);
    expect(eye(12, 3)).toBeCloseTo(0.3);
    expect(eye(2, 1)).toBeCloseTo(0.05);
    expect(eyeOpenness(new Float32Array(213))).toBe(0);
  });
});

describe('the square that is shown to the network', () => {
  it('is turned with the eyes and holds every point with room to spare', () => {
    const angle = Math.PI / 6;
    const points = [-60, -20, 20, 60].map((x) => ({
      x: 300 + x * Math.cos(angle),
      y: 200 + x * Math.sin(angle),
    }));
    const [right = { x: 0, y: 0 }, , , left = { x: 0, y: 0 }] = points;
    const region = regionAround(points, right, left);
    expect(region.angle).toBeCloseTo(angle);
    expect(region.side).toBeCloseTo(180);
    expect(region.centre.x).toBeCloseTo(300);
    expect(region.centre.y).toBeCloseTo(200);
  });
});

describe('the demonstration person’s movements', () => {
  const truth: readonly { move: string }[] = JSON.parse(
    readFileSync('resources/demo/people/demo-01/moves.json', 'utf8'),
  );

  it.each(ChallengeAction.options)('shows for %s the pictures that the ground truth names so', (action) => {
    for (const { clip, index } of DEMO_MOVES[action]) {
      if (clip === 'moves') expect(truth[index]?.move).toBe(action);
    }
  });

  it('begins after a person has read, goes all the way, holds, and comes home', () => {
    expect(whileAsked('nod', 300)).toBeUndefined();
    expect(whileAsked('nod', 720)).toEqual({ clip: 'moves', index: 8 });
    expect(whileAsked('nod', 5000)).toEqual({ clip: 'moves', index: 11 });
    expect(onTheWayHome('nod', 0)).toEqual({ clip: 'moves', index: 10 });
    expect(onTheWayHome('nod', 5000)).toBeUndefined();
  });
});
