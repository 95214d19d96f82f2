import { describe, expect, it } from 'vitest';
import {
  CentreKeys,
  isConsistent,
  keyFileText,
  keyIdOf,
  newCentreKeys,
  newStationKeys,
  StationKeys,
} from '../../../src-crypto/key-files';
import { suiteA } from '../../../src-crypto/suite-a';
import { suiteB } from '../../../src-crypto/suite-b';
import { toHex } from '../../../src-shared/basics/bytes-text';

describe('key files', () => {
  it('come back as they were written', () => {
    const [station, centre] = [newStationKeys(suiteB), newCentreKeys(suiteB)];
    expect(StationKeys.parse(JSON.parse(keyFileText(station)))).toEqual(station);
    expect(CentreKeys.parse(JSON.parse(keyFileText(centre)))).toEqual(centre);
    expect(isConsistent(suiteB, station)).toBe(true);
    expect(isConsistent(suiteB, centre)).toBe(true);
  });

  it('name the centre by the first 16 hex digits of SHA-256 of its signing key', () => {
    const centre = newCentreKeys(suiteB);
    const expected = toHex(suiteB.sha256(centre.sign.publicKey)).slice(0, 16);
    expect(centre.keyId).toBe(expected);
    expect(keyIdOf(suiteB, centre.sign.publicKey)).toBe(expected);
  });

  it('are refused with a key of another length, a foreign suite or a field too many', () => {
    const good: unknown = JSON.parse(keyFileText(newStationKeys(suiteB)));
    const changed = (change: object) => StationKeys.safeParse({ ...(good as object), ...change }).success;
    expect(changed({})).toBe(true);
    expect(changed({ suite: 'C' })).toBe(false);
    expect(changed({ more: 1 })).toBe(false);
    expect(changed({ sign: { publicKey: 'AAAA', privateKey: 'AAAA' } })).toBe(false);
    expect(changed({ box: { publicKey: '~', privateKey: '~' } })).toBe(false);
  });

  it('are inconsistent when a half belongs to another key', () => {
    const [one, other] = [newCentreKeys(suiteB), newCentreKeys(suiteB)];
    const wrong: readonly (typeof one)[] = [
      { ...one, sign: { ...one.sign, privateKey: other.sign.privateKey } },
      { ...one, sign: { ...one.sign, publicKey: other.sign.publicKey } },
      { ...one, box: { ...one.box, privateKey: other.box.privateKey } },
      { ...one, box: { ...one.box, publicKey: other.box.publicKey } },
      { ...one, box: { ...one.box, publicKey: new Uint8Array(32) } },
      { ...one, keyId: other.keyId },
    ];
    for (const keys of wrong) expect(isConsistent(suiteB, keys)).toBe(false);
  });

  it('of one suite are inconsistent as keys of the other', () => {
    expect(isConsistent(suiteA, newCentreKeys(suiteA))).toBe(true);
    expect(isConsistent(suiteB, newCentreKeys(suiteA))).toBe(false);
  });
});
