import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const text = readFileSync(path.resolve('docs', 'threat-model.md'), 'utf8');
const rows = text
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| attack |'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe('the threat model', () => {
  it('has lines', () => expect(rows.length).toBeGreaterThan(20));

  it.each(rows.map((cells) => [cells[1] ?? '', cells[4] ?? '']))(
    '“%s” names tests that exist',
    (_attack, cell) => {
      const named = [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
      expect(named.length).toBeGreaterThan(0);
      for (const file of named) expect([file, existsSync(path.resolve(file))]).toEqual([file, true]);
    },
  );

  it('says of every attack what stops it', () => {
    for (const cells of rows) expect([cells[1], (cells[2] ?? '').length > 3]).toEqual([cells[1], true]);
  });
});
