import { CandidateId, type LocalDate, type Sha256Hex } from '../../src-shared/basics/ids';
import type { PackageCandidate } from '../../src-shared/contracts/package/package-content';
import { admissionNumber } from '../../src-shared/domain/person/admission-number';
import { checkChar } from '../../src-shared/domain/person/id-document';
import type { DemoPerson, DemoSessionSource } from './demo-sources';

export type SeatedPerson = { readonly person: DemoPerson; readonly seat: number; readonly photo: Sha256Hex };

/** One roster line of the demonstration session; the id names the day and the seat and no document. */
export function demoCandidate(
  { person, seat, photo }: SeatedPerson,
  source: DemoSessionSource,
  today: LocalDate,
): PackageCandidate {
  const day = today.replaceAll('-', '');
  return {
    candidateId: CandidateId.parse(`demo-${day}-${String(seat).padStart(3, '0')}`),
    admissionNo: admissionNumber({
      siteCode: source.site.code,
      sessionDate: today,
      sessionNo: source.sessionNo,
      roomNo: source.room.no,
      seat,
    }),
    document: { type: 'resident-id', number: syntheticResidentId(person, seat) },
    displayName: person.displayName,
    post: postOfSeat(source.posts, seat),
    seat,
    attemptNo: 1,
    photo: { sha256: photo, version: 1 },
    demoClip: person.personId,
  };
}

function postOfSeat(posts: DemoSessionSource['posts'], seat: number): string {
  const post = posts[(seat - 1) % posts.length];
  if (post === undefined) throw new Error('a session has at least one post');
  return post;
}

/**
 * A resident number that passes every check of ID-4 to ID-6 and is nobody's: it is computed here, with the birthday
 * 1 January and a sequence number so high that no district has come to it on one day. Odd is male, even female (ID-5).
 */
function syntheticResidentId(person: DemoPerson, seat: number): string {
  const sequence = 980 + ((seat * 2) % 20) - (person.sex === 'male' ? 1 : 0);
  const first17 = `110105${person.birthYear}0101${sequence}`;
  return first17 + checkChar(first17);
}
