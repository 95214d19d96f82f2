import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { shanghaiDate } from '../../src-shared/basics/instant';
import { ok, type Result } from '../../src-shared/basics/result';
import type { RosterReading, RosterRow } from '../../src-shared/contracts/package/roster';
import { jpegFacts } from '../../src-shared/domain/person/jpeg-facts';
import type { CommandOutcome } from '../command-outcome';
import { openZip, type ZipEntries } from '../container/open-zip';
import type { SourceFault } from '../container/source-fault';
import { readCsv } from '../sheet/read-csv';
import { readXlsx } from '../sheet/read-xlsx';
import { checkPeople } from './check-people';
import { isOneRoster, peopleOfOneRoster } from './one-roster';
import { peopleOfSheets } from './people-of-sheet';
import type { RawPerson } from './raw-person';

type Files = { readonly roster: string; readonly photos?: string; readonly out: string };
type Read = { readonly form: RosterReading['form']; readonly people: readonly RawPerson[] | undefined };

/** PH-5: 25 × 35 mm at 300 dpi, and what a file of it weighs. */
const PHOTO = { width: 295, height: 413, maxBytes: 200 * 1024 } as const;

/**
 * `roster`: a list of candidates (.csv in any Chinese encoding, .xlsx, OneRoster archive) checked row by row, and their
 * photographs out of an archive, each into `out` under its row's number. Answers a RosterReading as JSON; it holds
 * document numbers, so it goes to the caller and nowhere else.
 */
export async function rosterCommand(files: Files, nowMs: number): Promise<CommandOutcome> {
  const read = await readPeople(new Uint8Array(await readFile(files.roster)));
  if (!read.ok) return answer({ form: 'csv', rows: [], problems: [unreadable(read.error)] });
  const { form, people } = read.value;
  if (people === undefined) return answer({ form, rows: [], problems: [{ row: 0, kind: 'no-heading' }] });
  const checked = checkPeople(people, shanghaiDate(nowMs));
  const photos = files.photos === undefined ? ok<ZipEntries>(new Map()) : await openPhotos(files.photos);
  if (!photos.ok) return answer({ form, rows: [], problems: [unreadable(photos.error)] });
  await mkdir(files.out, { recursive: true });
  const byName = new Map([...photos.value].map(([name, bytes]) => [bareFileName(name), bytes]));
  const rows: RosterRow[] = [];
  for (const row of checked.rows) {
    const bytes = byName.get(row.document.number.toUpperCase());
    const photo = photoVerdict(bytes);
    if (photo === 'given' && bytes !== undefined)
      await writeFile(path.join(files.out, `${row.row}.jpg`), bytes, { mode: 0o600 });
    rows.push({ ...row, photo });
  }
  return answer({ form, rows, problems: [...checked.problems] });
}

async function readPeople(bytes: Uint8Array): Promise<Result<Read, SourceFault>> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip) {
    const sheet = readCsv(bytes);
    return sheet.ok ? ok({ form: 'csv', people: peopleOfSheets([sheet.value]) }) : sheet;
  }
  const entries = await openZip(bytes);
  if (!entries.ok) return entries;
  if (isOneRoster(entries.value)) {
    const people = peopleOfOneRoster(entries.value);
    return people.ok ? ok({ form: 'one-roster', people: people.value }) : people;
  }
  const sheets = await readXlsx(bytes);
  return sheets.ok ? ok({ form: 'xlsx', people: peopleOfSheets(sheets.value) }) : sheets;
}

async function openPhotos(file: string): Promise<Result<ZipEntries, SourceFault>> {
  return openZip(new Uint8Array(await readFile(file)));
}

/** `照片/110105199003074210.JPG` is the photograph of 110105199003074210. */
function bareFileName(name: string): string {
  return (name.split('/').at(-1) ?? '')
    .replace(/\.jpe?g$/i, '')
    .normalize('NFKC')
    .toUpperCase();
}

function photoVerdict(bytes: Uint8Array | undefined): RosterRow['photo'] {
  if (bytes === undefined) return 'missing';
  const facts = jpegFacts(bytes);
  if (facts === undefined) return 'not-a-jpeg';
  const isSize = facts.widthPixels === PHOTO.width && facts.heightPixels === PHOTO.height;
  return isSize && facts.bytes <= PHOTO.maxBytes ? 'given' : 'wrong-size';
}

function unreadable(fault: SourceFault): RosterReading['problems'][number] {
  return { row: 0, kind: 'unreadable', detail: fault.reason.slice(0, 300) };
}

function answer(reading: RosterReading): CommandOutcome {
  return { exitCode: 0, text: JSON.stringify(reading) };
}
