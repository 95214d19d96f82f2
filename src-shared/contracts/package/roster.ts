import { z } from 'zod';
import { PostCode } from '../../domain/item/item';
import { DocumentType } from '../../domain/person/id-document';

/** What is wrong with one row of a roster, or with the file (row 0); each has one sentence for whoever wrote it. */
export const RosterProblem = z
  .object({
    /** As the spreadsheet program counts, from 1. */
    row: z.number().int().nonnegative(),
    kind: z.enum([
      'unreadable',
      'no-heading',
      'empty',
      'too-many',
      'name-missing',
      'document-missing',
      'document-wrong',
      /** A spreadsheet kept the number as a number and lost its last digits. */
      'document-lost-digits',
      'document-twice',
      'post-missing',
      'post-unknown',
      'seat-wrong',
      'seat-twice',
      'attempt-wrong',
    ]),
    /** What stood there, or the file's own fault in words; never a document number. */
    detail: z.string().max(300).optional(),
  })
  .strict();
export type RosterProblem = z.infer<typeof RosterProblem>;

/** `missing` is none in the archive; the others are what PH-5 found wrong with one that is. */
export const RosterPhoto = z.enum(['given', 'missing', 'not-a-jpeg', 'wrong-size']);

export const RosterRow = z
  .object({
    row: z.number().int().positive(),
    name: z.string().min(1).max(50),
    document: z.object({ type: DocumentType, number: z.string() }).strict(),
    post: PostCode,
    seat: z.number().int().min(1).max(999),
    attemptNo: z.number().int().min(1).max(99),
    photo: RosterPhoto,
  })
  .strict();
export type RosterRow = z.infer<typeof RosterRow>;

/** What the bank tool answers to `roster`: the rows that are good, and everything that is wrong with the others. */
export const RosterReading = z
  .object({
    form: z.enum(['csv', 'xlsx', 'one-roster']),
    rows: z.array(RosterRow),
    problems: z.array(RosterProblem),
  })
  .strict();
export type RosterReading = z.infer<typeof RosterReading>;

/** RM-1: a room and its spares; nobody seats more in one session. */
export const ROSTER_MAX_ROWS = 200;
