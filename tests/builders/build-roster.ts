import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { newDocument } from './build-people';

export type RosterPerson = { readonly name: string; readonly document: string; readonly post: string };

export function buildRosterPeople(count: number, post = '土建施工员'): readonly RosterPerson[] {
  return Array.from({ length: count }, (_, at) => ({
    name: `样例学员${at + 1}`,
    document: newDocument(),
    post,
  }));
}

const HEADING = ['序号', '姓名', '证件号码', '岗位', '机位'];

export function rosterText(people: readonly RosterPerson[], seats: readonly string[] = []): string {
  const rows = people.map(({ name, document, post }, at) => [at + 1, name, document, post, seats[at] ?? '']);
  return [['某市考试名单（样例）'], HEADING, ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');
}

/** Photographs of demonstration people, who are nobody, named by the documents of the roster. */
export function photoArchive(people: readonly RosterPerson[]): Uint8Array {
  return zipSync(
    Object.fromEntries(
      people.map(({ document }, at) => [
        `照片/${document}.JPG`,
        new Uint8Array(readFileSync(`resources/demo/people/demo-0${(at % 3) + 1}/photo.jpg`)),
      ]),
    ),
  );
}

const csv = (rows: readonly (readonly string[])[]) =>
  new TextEncoder().encode(rows.map((cells) => `${cells.map((cell) => `"${cell}"`).join(',')}\r\n`).join(''));

/** OneRoster 1.1, bulk: a class for the post, the people enrolled in it, and a teacher who is none of them. */
export function oneRosterArchive(people: readonly RosterPerson[], post = '010'): Uint8Array {
  const users = people.map(({ name, document }, at) => [
    ...[`u${at}`, 'active', 'true', 'student', name.slice(2), name.slice(0, 2), document],
  ]);
  return zipSync({
    'manifest.csv': csv([
      ['propertyName', 'value'],
      ['oneroster.version', '1.1'],
    ]),
    'users.csv': csv([
      ['sourcedId', 'status', 'enabledUser', 'role', 'givenName', 'familyName', 'identifier'],
      ...users,
      ['t1', 'active', 'true', 'teacher', '师', '老', ''],
      ['gone', 'tobedeleted', 'true', 'student', '人', '旧', ''],
    ]),
    'classes.csv': csv([
      ['sourcedId', 'title', 'classCode'],
      ['c1', '班级', post],
    ]),
    'enrollments.csv': csv([
      ['sourcedId', 'classSourcedId', 'userSourcedId', 'role'],
      ...people.map((_, at) => [`e${at}`, 'c1', `u${at}`, 'student']),
      ['e-t', 'c1', 't1', 'teacher'],
    ]),
  });
}
