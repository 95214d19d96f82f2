import { err, ok, type Result } from '../../src-shared/basics/result';
import type { ZipEntries } from '../container/open-zip';
import type { SourceFault } from '../container/source-fault';
import { readCsv } from '../sheet/read-csv';
import type { RawPerson } from './raw-person';

type Line = { readonly number: number; readonly of: (column: string) => string };

/**
 * People of a OneRoster CSV archive (1EdTech OneRoster 1.1 and 1.2, bulk): `users.csv` has them, `enrollments.csv` says
 * in which class, and the class's code or title names the post. The document number is the user's `identifier`, or in
 * `userIds` as `{idcard:number}`. Users and enrolments that are to be deleted, and teachers, are left out.
 */
export function peopleOfOneRoster(entries: ZipEntries): Result<readonly RawPerson[], SourceFault> {
  const users = linesOf(entries, 'users.csv');
  if (!users.ok) return users;
  const classes = linesOf(entries, 'classes.csv');
  if (!classes.ok) return classes;
  const enrollments = linesOf(entries, 'enrollments.csv');
  if (!enrollments.ok) return enrollments;
  const postOfClass = new Map(
    classes.value.map((line) => [line.of('sourcedid'), line.of('classcode') || line.of('title')]),
  );
  const classOfUser = new Map(
    enrollments.value
      .filter((line) => isActive(line) && (line.of('role') === 'student' || line.of('role') === ''))
      .map((line) => [line.of('usersourcedid'), line.of('classsourcedid')]),
  );
  return ok(
    users.value
      .filter((line) => isActive(line) && isStudent(line))
      .map((line): RawPerson => {
        const classId = classOfUser.get(line.of('sourcedid')) ?? '';
        return {
          row: line.number,
          // A Chinese name is written without a space and family first.
          name: `${line.of('familyname')}${line.of('givenname')}`,
          document: documentOf(line),
          post: postOfClass.get(classId) ?? '',
          seat: '',
          attempt: '',
          isDocumentStoredAsNumber: false,
        };
      }),
  );
}

export function isOneRoster(entries: ZipEntries): boolean {
  return [...entries.keys()].some((name) => /(^|\/)users\.csv$/i.test(name));
}

function documentOf(line: Line): string {
  const identifier = line.of('identifier');
  if (identifier !== '') return identifier;
  return /\{[^:{}]*:([^{}]+)\}/.exec(line.of('userids'))?.[1]?.trim() ?? '';
}

/** 1.1 has `role` in users.csv; 1.2 moved it to roles.csv, and then everybody enrolled as a student counts. */
function isStudent(line: Line): boolean {
  const role = line.of('role');
  return role === '' || role === 'student';
}

/** `status` is empty or `active` in a bulk file; `tobedeleted` in a delta. */
function isActive(line: Line): boolean {
  return line.of('status') !== 'tobedeleted' && line.of('enableduser') !== 'false';
}

function linesOf(entries: ZipEntries, file: string): Result<readonly Line[], SourceFault> {
  const found = [...entries].find(([name]) => name.toLowerCase().split('/').at(-1) === file);
  if (found === undefined)
    return err({ rule: 'csv', reason: `OneRoster 压缩包中缺少 the archive lacks ${file}` });
  const sheet = readCsv(found[1]);
  if (!sheet.ok) return sheet;
  const [heading, ...rows] = sheet.value.rows;
  const places = new Map((heading?.cells ?? []).map((cell, at) => [cell.trim().toLowerCase(), at]));
  return ok(
    rows
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
      .map(({ number, cells }) => ({
        number,
        of: (column: string) => (cells[places.get(column) ?? -1] ?? '').trim(),
      })),
  );
}
