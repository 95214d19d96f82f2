import { describe, expect, it } from 'vitest';
import { InstitutionId } from '../../../../src-shared/basics/ids';
import {
  mayReplacePhoto,
  type PhotoActor,
  type PhotoFacts,
} from '../../../../src-shared/domain/person/photo-lock';

const X = InstitutionId.parse('X');
const Y = InstitutionId.parse('Y');
const self: PhotoActor = { kind: 'self' };
const by = (institutionId: InstitutionId): PhotoActor => ({ kind: 'institution', institutionId });
const correction: PhotoActor = { kind: 'province-correction', caseId: 'case-1' };
const none: PhotoFacts = {
  hasTestRecord: false,
  hasGeneratedCertificate: false,
  isInOpenPackage: false,
  enrolledAt: [],
};

describe('replacing a photograph (S1.2, PH-3, PH-4)', () => {
  it.each<[string, PhotoActor, Partial<PhotoFacts>, string | undefined]>([
    ['registered and not enrolled, by oneself', self, {}, undefined],
    ['enrolled at X, by X', by(X), { enrolledAt: [X] }, undefined],
    ['enrolled at X, by oneself', self, { enrolledAt: [X] }, 'PHOTO_BY_INSTITUTION_ONLY'],
    ['enrolled at X, by Y', by(Y), { enrolledAt: [X] }, 'PHOTO_OTHER_INSTITUTION'],
    ['absent yesterday, by X today', by(X), { enrolledAt: [X] }, undefined],
    ['scored 41, by X', by(X), { enrolledAt: [X], hasTestRecord: true }, 'PHOTO_LOCKED_TEST_RECORD'],
    ['an imported paper certificate, by oneself', self, {}, undefined],
    ['after the exchange, by oneself', self, { hasGeneratedCertificate: true }, 'PHOTO_LOCKED_CERTIFICATE'],
    [
      'in a package that is out, by X',
      by(X),
      { enrolledAt: [X], isInOpenPackage: true },
      'PHOTO_IN_OPEN_PACKAGE',
    ],
    ['locked, by a provincial correction', correction, { hasTestRecord: true }, undefined],
    [
      'in a package that is out, by a correction',
      correction,
      { isInOpenPackage: true },
      'PHOTO_IN_OPEN_PACKAGE',
    ],
  ])('%s', (_, actor, facts, refusal) => {
    const found = mayReplacePhoto(actor, { ...none, ...facts });
    expect(found.ok ? undefined : found.error).toBe(refusal);
  });
});
