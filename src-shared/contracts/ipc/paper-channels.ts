import { z } from 'zod';
import { resultOf } from '../result-schema';
import { ConsoleSignedOut } from './console-problems';

const nothing = z.object({}).strict();
const done = z.object({}).strict();
const bare = <K extends string>(kind: K) => z.object({ kind: z.literal(kind) }).readonly();

/** 考场情况记录, 成绩汇总表, 设备检测单. */
export const PaperId = z.enum(['room-record', 'result-sheet', 'readiness']);
export type PaperId = z.infer<typeof PaperId>;

export const PapersView = z
  .object({
    /** Those that can be made now. */
    ready: z.array(PaperId).readonly(),
    printers: z
      .array(
        z.object({ name: z.string(), displayName: z.string(), isDefault: z.boolean() }).strict().readonly(),
      )
      .readonly(),
  })
  .strict()
  .readonly();
export type PapersView = z.infer<typeof PapersView>;

const common = [
  bare('not-now'),
  ConsoleSignedOut,
  bare('role-may-not'),
  /** RM-15: an open session leaves no paper; or nobody has signed a machine check. */
  bare('paper-not-ready'),
  /** The page could not be drawn. */
  bare('paper-not-drawn'),
] as const;

export const PaperSaveProblem = z.discriminatedUnion('kind', [
  ...common,
  bare('cancelled'),
  z.object({ kind: z.literal('not-written'), isDiskFull: z.boolean() }).readonly(),
]);
export type PaperSaveProblem = z.infer<typeof PaperSaveProblem>;

export const PaperPrintProblem = z.discriminatedUnion('kind', [
  ...common,
  bare('no-printer'),
  /** The printing system's own word, for the administrator. */
  z.object({ kind: z.literal('printer-refused'), reason: z.string().max(200) }).readonly(),
]);
export type PaperPrintProblem = z.infer<typeof PaperPrintProblem>;

const paper = z.object({ paper: PaperId }).strict();

/** The room's papers, as a PDF at a place that a person chooses, or on a printer of this machine. */
export const paperChannels = {
  'papers:view': { request: nothing, response: PapersView },
  'papers:save': { request: paper, response: resultOf(done, PaperSaveProblem) },
  'papers:print': {
    request: paper.extend({ printer: z.string().min(1).max(300) }),
    response: resultOf(done, PaperPrintProblem),
  },
} as const;
