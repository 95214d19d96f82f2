import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { shots } from '../../renderer-preview/shots';

it('the list of pictures names every screen that is drawn, and no other', () => {
  const text = readFileSync('docs/screens/README.md', 'utf8');
  const listed = [...text.matchAll(/^\| `([^`]+)` \|/gm)].map((line) => line[1]);
  expect(listed).toEqual(shots.map((shot) => shot.name));
});
