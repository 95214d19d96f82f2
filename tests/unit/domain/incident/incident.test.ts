import { describe, expect, it } from 'vitest';
import { Incident, IncidentDraft } from '../../../../src-shared/domain/incident/incident';
import {
  IncidentKind,
  NoticedIncidentKind,
  printedKind,
  RoomIncidentKind,
} from '../../../../src-shared/domain/incident/incident-kind';

const DRAFT: IncidentDraft = {
  kind: 'machine-fault',
  seat: 3,
  text: '鼠标失灵，已更换',
  by: [],
  evidence: [],
  facts: { minutes: 2 },
};
const HEAD = {
  incidentId: '0123456789abcdef0123456789abcdef',
  sessionId: 'S-1',
  at: { wallMs: 1, monoMs: 1, bootId: 'b' },
};

describe('an incident of the room (RM-14)', () => {
  it('is printed under one of the fourteen words of the form', () => {
    expect(RoomIncidentKind.options).toHaveLength(14);
    for (const kind of IncidentKind.options) expect(RoomIncidentKind.options).toContain(printedKind(kind));
    for (const kind of RoomIncidentKind.options) expect(printedKind(kind)).toBe(kind);
  });

  it('is never printed as misconduct when only the station noticed it (RM-13)', () => {
    for (const kind of NoticedIncidentKind.options) expect(printedKind(kind)).not.toBe('conduct');
  });

  it.each([
    ['a text of 501 characters', { text: '字'.repeat(501) }],
    ['thirteen facts', { facts: Object.fromEntries(Array.from({ length: 13 }, (_, i) => [`f${i}`, i])) }],
    ['a fact that is not whole', { facts: { minutes: 1.5 } }],
    ['evidence that is no hash', { evidence: ['photo.jpg'] }],
    ['seat 0', { seat: 0 }],
    ['a field nobody knows', { name: '张三' }],
    ['a kind nobody knows', { kind: 'cheating' }],
  ])('is refused with %s', (_, change) => {
    expect(Incident.safeParse({ ...HEAD, ...DRAFT }).success).toBe(true);
    expect(Incident.safeParse({ ...HEAD, ...DRAFT, ...change }).success).toBe(false);
  });

  it('lets nobody choose its id or time', () => {
    expect(IncidentDraft.safeParse({ ...DRAFT, ...HEAD }).success).toBe(false);
  });
});
