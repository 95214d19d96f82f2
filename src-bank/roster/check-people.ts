import {
  ROSTER_MAX_ROWS,
  type RosterProblem,
  type RosterRow,
} from '../../src-shared/contracts/package/roster';
import { OPEN_POSTS } from '../../src-shared/domain/certificate/post';
import { readCandidateNumber } from '../../src-shared/domain/person/candidate-number';
import type { RawPerson } from './raw-person';

type Checked = {
  readonly rows: readonly Omit<RosterRow, 'photo'>[];
  readonly problems: readonly RosterProblem[];
};
type Draft = Omit<RosterRow, 'photo' | 'seat'> & { readonly wantedSeat: number | undefined };

const NAME_MAX = 50;

/**
 * Every row judged by the rules (ID-4 to ID-12, RM-1), each fault told by its row. Whoever names no seat gets the
 * lowest free one in the order of the file. `todayIso`: YYYY-MM-DD in Asia/Shanghai.
 */
export function checkPeople(people: readonly RawPerson[], todayIso: string): Checked {
  if (people.length === 0) return { rows: [], problems: [{ row: 0, kind: 'empty' }] };
  if (people.length > ROSTER_MAX_ROWS)
    return { rows: [], problems: [{ row: 0, kind: 'too-many', detail: String(people.length) }] };
  const problems: RosterProblem[] = [];
  const seen = new Map<string, number>();
  const seats = new Set<number>();
  const drafts: Draft[] = [];
  for (const person of people) {
    const { row } = person;
    const own: RosterProblem[] = [];
    const fault = (kind: RosterProblem['kind'], detail?: string) =>
      own.push({ row, kind, ...(detail === undefined ? {} : { detail: detail.slice(0, 100) }) });
    const name = person.name.normalize('NFKC').replaceAll(/\s+/g, ' ').trim();
    if (name === '' || name.length > NAME_MAX) fault('name-missing');
    const document = documentOf(person, todayIso, fault);
    if (document !== undefined) {
      const earlier = seen.get(document.number);
      if (earlier !== undefined) fault('document-twice', String(earlier));
      seen.set(document.number, row);
    }
    const post = postOf(person.post, fault);
    const wantedSeat = numberOf(person.seat, 999, () => fault('seat-wrong', person.seat));
    if (wantedSeat !== undefined) {
      if (seats.has(wantedSeat)) fault('seat-twice', String(wantedSeat));
      seats.add(wantedSeat);
    }
    const attemptNo = numberOf(person.attempt, 99, () => fault('attempt-wrong', person.attempt)) ?? 1;
    problems.push(...own);
    if (own.length === 0 && document !== undefined && post !== undefined)
      drafts.push({ row, name, document, post, wantedSeat, attemptNo });
  }
  return { rows: seated(drafts, seats), problems };
}

function seated(drafts: readonly Draft[], taken: Set<number>): readonly Omit<RosterRow, 'photo'>[] {
  let free = 1;
  return drafts.map(({ wantedSeat, ...rest }) => {
    if (wantedSeat !== undefined) return { ...rest, seat: wantedSeat };
    while (taken.has(free)) free += 1;
    taken.add(free);
    return { ...rest, seat: free };
  });
}

type Fault = (kind: RosterProblem['kind'], detail?: string) => void;

function documentOf(person: RawPerson, todayIso: string, fault: Fault): RosterRow['document'] | undefined {
  if (person.document === '') {
    fault('document-missing');
    return undefined;
  }
  const read = readCandidateNumber(person.document, todayIso);
  if (read.ok && read.value.kind === 'document') return { type: read.value.type, number: read.value.number };
  if (person.isDocumentStoredAsNumber) fault('document-lost-digits');
  // An admission number is a row of digits too, and none of it belongs here.
  else fault('document-wrong', read.ok ? 'not-a-document' : read.error);
  return undefined;
}

const POSTS = new Map<string, string>(
  Object.entries(OPEN_POSTS).flatMap(([code, name]) => [
    [code, code],
    [name, code],
  ]),
);

/** A code, with or without its leading zero, or a name. */
function postOf(text: string, fault: Fault): string | undefined {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  if (plain === '') {
    fault('post-missing');
    return undefined;
  }
  const known = POSTS.get(/^\d{1,3}$/.test(plain) ? plain.padStart(3, '0') : plain);
  if (known === undefined) fault('post-unknown', text);
  return known;
}

function numberOf(text: string, most: number, fault: () => void): number | undefined {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return undefined;
  const number = /^\d{1,4}$/.test(plain) ? Number(plain) : 0;
  if (number >= 1 && number <= most) return number;
  fault();
  return undefined;
}
