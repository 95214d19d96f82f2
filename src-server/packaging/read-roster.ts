import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { RosterReading, type RosterRow } from '../../src-shared/contracts/package/roster';
import type { CheckedRoster, PhotoState, RosterSource } from '../../src-shared/contracts/web/packages';
import { DocumentType } from '../../src-shared/domain/person/id-document';
import type { Database } from '../store/database';
import { runBankTool } from './run-bank-tool';

/** One candidate to be, with the file that holds the photograph. */
export type SeatedRow = Omit<RosterRow, 'photo'> & {
  readonly photo: PhotoState;
  readonly photoFile: string | undefined;
  readonly photoVersion: number;
};
export type ReadRoster = {
  readonly form: CheckedRoster['form'];
  readonly rows: readonly SeatedRow[];
  readonly problems: RosterReading['problems'];
};

/** Candidates from a file, read by the bank tool, or from a planned session; photographs into `folder`/photos. */
export async function readRoster(
  database: Database,
  source: RosterSource,
  folder: string,
): Promise<Result<ReadRoster, 'tool-failed'>> {
  const photos = path.join(folder, 'photos');
  await mkdir(photos, { recursive: true, mode: 0o700 });
  const read =
    source.kind === 'file'
      ? await rowsOfFile(source, folder, photos)
      : await rowsOfPlan(database, source.sessionId);
  if (!read.ok) return read;
  const { form, rows, problems } = read.value;
  const seated: SeatedRow[] = [];
  for (const row of rows) seated.push(await withPhoto(database, row, photos));
  return ok({ form, rows: seated, problems });
}

type Rows = Pick<RosterReading, 'rows' | 'problems'> & { readonly form: CheckedRoster['form'] };

async function rowsOfFile(
  source: Extract<RosterSource, { kind: 'file' }>,
  folder: string,
  photos: string,
): Promise<Result<Rows, 'tool-failed'>> {
  const roster = path.join(folder, 'roster');
  await writeFile(roster, Buffer.from(source.fileBase64, 'base64'), { mode: 0o600 });
  const archive = path.join(folder, 'photos.zip');
  const given = source.photosBase64;
  if (given !== undefined) await writeFile(archive, Buffer.from(given, 'base64'), { mode: 0o600 });
  const { exitCode, text } = await runBankTool([
    ...['roster', '--roster', roster, '--out', photos],
    ...(given === undefined ? [] : ['--photos', archive]),
  ]);
  if (exitCode !== 0) return err('tool-failed');
  const reading = RosterReading.safeParse(JSON.parse(text));
  return reading.success ? ok(reading.data) : err('tool-failed');
}

const Booked = z.object({
  name: z.string(),
  documentType: DocumentType,
  documentKey: z.string(),
  post: z.string(),
  attempts: z.coerce.number(),
});

/** The people booked for a planned session, in the order of booking; a retake has the next number (TS-12). */
async function rowsOfPlan(database: Database, sessionId: string): Promise<Result<Rows, 'tool-failed'>> {
  const found = await database.execute(sql`
    SELECT p.name, d.document_type AS "documentType", d.document_key AS "documentKey", e.post,
      coalesce((e.state ->> 'attemptsUsed')::int, 0)
        + coalesce((e.state ->> 'earlierAttempts')::int, 0) AS attempts
    FROM session_bookings b
    JOIN enrolments e ON e.enrolment_id = b.enrolment_id
    JOIN persons p ON p.person_id = e.person_id
    JOIN LATERAL (SELECT document_type, document_key FROM person_documents x
      WHERE x.person_id = p.person_id ORDER BY from_ms DESC LIMIT 1) d ON true
    WHERE b.session_id = ${sessionId} ORDER BY b.booked_at_ms, b.enrolment_id`);
  const rows = z
    .array(Booked)
    .parse(found.rows)
    .map(
      (one, at): RosterRow => ({
        row: at + 1,
        name: one.name,
        document: { type: one.documentType, number: one.documentKey },
        post: one.post,
        seat: at + 1,
        attemptNo: one.attempts + 1,
        photo: 'missing',
      }),
    );
  return ok({ form: 'planned', rows, problems: rows.length === 0 ? [{ row: 0, kind: 'empty' }] : [] });
}

const Registered = z.object({
  jpeg: z.instanceof(Buffer),
  version: z.number(),
  verdict: z.enum(['review', 'pass']),
});

/** A photograph in the archive goes before the registered one of the same person (PH-4). */
async function withPhoto(database: Database, row: RosterRow, folder: string): Promise<SeatedRow> {
  const photoFile = path.join(folder, `${row.row}.jpg`);
  if (row.photo !== 'missing') return { ...row, photoFile, photoVersion: 1 };
  const found = await database.execute(sql`
    SELECT f.jpeg, f.version, f.verdict FROM person_documents d JOIN person_photos f USING (person_id)
    WHERE d.document_type = ${row.document.type} AND d.document_key = ${row.document.number}
    ORDER BY f.version DESC LIMIT 1`);
  const registered = Registered.safeParse(found.rows[0]).data;
  if (registered === undefined) return { ...row, photo: 'missing', photoFile: undefined, photoVersion: 1 };
  await writeFile(photoFile, registered.jpeg, { mode: 0o600 });
  const photo = registered.verdict === 'pass' ? 'registered-pass' : 'registered-review';
  return { ...row, photo, photoFile, photoVersion: registered.version };
}

export async function photoBytes(row: SeatedRow): Promise<Uint8Array | undefined> {
  return row.photoFile === undefined ? undefined : new Uint8Array(await readFile(row.photoFile));
}
