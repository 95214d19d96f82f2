import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { QUARANTINE_REASONS } from '../../../src-server/import/quarantine-reason';
import { IncidentKind } from '../../../src-shared/domain/incident/incident-kind';
import { en } from '../../../src-web/i18n/en';
import { zh } from '../../../src-web/i18n/zh';

const SOURCES = readdirSync('src-server', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|sql)$/.test(name))
  .map((name) => readFileSync(path.join('src-server', name), 'utf8'));

/** What the server's own text names, each once. */
function namedIn(pattern: RegExp): readonly string[] {
  const found = SOURCES.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));
  return [...new Set(found)].sort();
}

describe.each([
  ['Chinese', zh],
  ['English', en],
])('a page in %s', (_language, texts) => {
  it('has a sentence with what to do for every reason that a record is set aside for', () => {
    const { reasons } = texts.aside;
    expect(QUARANTINE_REASONS.filter((reason) => reasons[reason] === undefined)).toEqual([]);
    // A reason alone is a dead end: each says what happens by itself or what somebody has to do.
    expect(Object.values(reasons).filter((sentence) => sentence.length < 12)).toEqual([]);
  });

  it('names every alarm that the centre raises, and what to do about it', () => {
    const kinds = namedIn(/raise_alarm\(\s*'([a-z-]+)'/g);
    expect(kinds.length).toBeGreaterThan(3);
    expect(kinds.filter((kind) => texts.aside.alarms[kind] === undefined)).toEqual([]);
    expect(kinds.filter((kind) => texts.aside.alarmTodo[kind] === undefined)).toEqual([]);
  });

  it('names every action that the audit log holds (LW-6)', () => {
    const actions = namedIn(/\baction: '([a-z-]+)'/g);
    expect(actions.length).toBeGreaterThan(20);
    expect(actions.filter((action) => texts.audit.actions[action] === undefined)).toEqual([]);
  });

  it('names every kind of a room’s incident (RM-14)', () => {
    expect(IncidentKind.options.filter((kind) => texts.incidents.kinds[kind] === undefined)).toEqual([]);
  });
});
