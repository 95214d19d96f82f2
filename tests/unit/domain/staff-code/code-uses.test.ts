import { describe, expect, it } from 'vitest';
import { codeUsesOf, minutesOwed } from '../../../../src-shared/domain/staff-code/code-uses';
import {
  hasRoomGrant,
  readRoomGrant,
  roomGrantNumber,
} from '../../../../src-shared/domain/staff-code/room-grant';
import { buildClock, buildEvents } from '../../../builders/build-events';

const make = buildEvents(buildClock());
const UNLOCK = { ordinal: 0, action: 'unlock', minutes: 8 } as const;
const EXTEND = { ordinal: 1, action: 'extend', minutes: 5 } as const;

describe('codes that an attempt has used', () => {
  it('stand in the events that they made, each once', () => {
    const events = [
      make.resumed(60_000, 'wall', { code: UNLOCK }),
      make.granted(8, { isByCode: true, code: UNLOCK }),
      make.granted(5, { isByCode: true, code: EXTEND }),
      make.granted(3),
    ];
    expect(codeUsesOf(events)).toEqual([UNLOCK, EXTEND]);
  });

  it('owe their minutes as long as the journal has the unlocking and not the grant', () => {
    const resumed = make.resumed(60_000, 'wall', { code: UNLOCK });
    expect(minutesOwed([resumed])).toEqual(UNLOCK);
    expect(minutesOwed([resumed, make.granted(8, { isByCode: true, code: UNLOCK })])).toBeUndefined();
    expect(minutesOwed([make.resumed(60_000, 'wall', { code: { ...UNLOCK, minutes: 0 } })])).toBeUndefined();
    expect(minutesOwed([make.resumed(60_000), make.granted(8)])).toBeUndefined();
  });
});

describe('the number of minutes for a whole room', () => {
  it('says how many and for what, and tells a slip of the finger', () => {
    const number = roomGrantNumber({ minutes: 25, cause: 'software-fault' }, 0.73);
    expect(readRoomGrant(number.toLowerCase())).toEqual({ number, minutes: 25, cause: 'software-fault' });
    const last = number.endsWith('0') ? '1' : '0';
    expect(readRoomGrant(number.slice(0, -1) + last)).toBeUndefined();
    expect(readRoomGrant('')).toBeUndefined();
  });

  it('is known again at a seat that took it', () => {
    const number = roomGrantNumber({ minutes: 5, cause: 'power-loss' }, 0.1);
    const other = roomGrantNumber({ minutes: 5, cause: 'power-loss' }, 0.2);
    const events = [make.granted(5, { scope: 'room', roomGrant: number })];
    expect(hasRoomGrant(events, number)).toBe(true);
    expect(hasRoomGrant(events, other)).toBe(false);
  });
});
