import { z } from 'zod';
import { CheckId } from '../../domain/readiness/readiness-check';
import { ProgramConcern, ProgramEvidence } from '../../domain/release/program-verdict';
import type { PackageProblem } from '../package/package-problem';

const bare = <K extends string>(kind: K) => z.object({ kind: z.literal(kind) }).readonly();

const ofShare = <K extends string>(kind: K) =>
  z.object({ kind: z.literal(kind), share: z.union([z.literal(1), z.literal(2)]) }).readonly();

/** Schema of `PackageProblem`; the two are held together by the annotation. */
export const PackageProblemSchema: z.ZodType<PackageProblem> = z.discriminatedUnion('kind', [
  bare('unreadable'),
  bare('truncated'),
  bare('not-a-package'),
  bare('format-too-new'),
  z.object({ kind: z.literal('suite-not-supported'), suite: z.string() }).readonly(),
  bare('unknown-centre'),
  bare('signature-wrong'),
  bare('content-changed'),
  bare('other-station'),
  bare('older-package'),
  z.object({ kind: z.literal('other-day'), sessionDate: z.string(), today: z.string() }).readonly(),
  bare('wrong-passphrase'),
  ofShare('share-mistyped'),
  ofShare('share-of-other-package'),
  bare('shares-alike'),
  bare('shares-do-not-fit'),
  bare('content-invalid'),
]);

/** The request came at a moment when it means nothing (a stale screen); the view that is true now has been pushed. */
const notNow = bare('not-now');
/** The disk did not take it. Nothing was acknowledged; the answer on screen is not saved. */
const notWritten = z.object({ kind: z.literal('not-written'), isDiskFull: z.boolean() }).readonly();

export const ServerProblem = z.discriminatedUnion('kind', [
  bare('unreachable'),
  /** Something answered that is not the centre: a captive portal, a proxy, a broken server. */
  bare('not-understood'),
  z.object({ kind: z.literal('refused'), reason: z.string().max(200) }).readonly(),
]);
export type ServerProblem = z.infer<typeof ServerProblem>;

export const ProvisionProblem = z.discriminatedUnion('kind', [
  notNow,
  bare('bad-url'),
  bare('wrong-code'),
  bare('unreachable'),
  bare('not-understood'),
  notWritten,
]);
export type ProvisionProblem = z.infer<typeof ProvisionProblem>;

export const FetchPackageProblem = z.discriminatedUnion('kind', [
  notNow,
  bare('unreachable'),
  bare('not-understood'),
  bare('none-for-today'),
  bare('cancelled'),
  notWritten,
  z.object({ kind: z.literal('bad-package'), problem: PackageProblemSchema }).readonly(),
]);
export type FetchPackageProblem = z.infer<typeof FetchPackageProblem>;

/** RM-4: asking the centre for the passphrase. */
export const FetchKeyProblem = z.discriminatedUnion('kind', [
  notNow,
  bare('unreachable'),
  bare('not-understood'),
  z.object({ kind: z.literal('key-too-early'), releaseAtMs: z.number().int() }).readonly(),
  /** The centre keeps none for this package and this station: it comes another way. */
  bare('key-not-released'),
]);
export type FetchKeyProblem = z.infer<typeof FetchKeyProblem>;

export const OpenSessionProblem = z.discriminatedUnion('kind', [
  notNow,
  notWritten,
  bare('unknown-staff-or-wrong-password'),
  /** The package asks for a consent text that this program does not have: the wrong version on this machine. */
  z.object({ kind: z.literal('consent-text-unknown'), version: z.string().max(32) }).readonly(),
  /** This program scores otherwise than the package demands: the wrong version on this machine. */
  z.object({ kind: z.literal('scorer-differs'), detail: z.string().max(300) }).readonly(),
  /** The policy wants an untouched program on the official Electron; this one isn't (decision 0040). */
  z.object({ kind: z.literal('program-refused'), concern: ProgramConcern }).readonly(),
  /** The policy lets this program be used once a reason was signed; what was found goes with it. */
  z
    .object({ kind: z.literal('program-needs-waiver'), concern: ProgramConcern, evidence: ProgramEvidence })
    .readonly(),
  /** RM-4: the passphrase that the centre gave is not here, as after a restart: ask for it again. */
  bare('key-not-here'),
  /** An update lies ready: the station is started anew before it opens a session (features 25). */
  z.object({ kind: z.literal('update-waiting'), version: z.string().max(40) }).readonly(),
  /** ID-22: too many failures; try again after this many seconds. */
  z.object({ kind: z.literal('locked-out'), seconds: z.number().int() }).readonly(),
  z.object({ kind: z.literal('bad-package'), problem: PackageProblemSchema }).readonly(),
]);
export type OpenSessionProblem = z.infer<typeof OpenSessionProblem>;

/** ID-4 to ID-12 and RM-2: what is wrong with the number that was typed. */
export const IdentifyProblem = z.discriminatedUnion('kind', [
  notNow,
  notWritten,
  bare('empty'),
  bare('wrong-length'),
  bare('wrong-characters'),
  bare('wrong-check-digit'),
  bare('impossible-date'),
  bare('unknown-region'),
  bare('fifteen-digits'),
  bare('not-on-the-list'),
  bare('already-sat'),
  /** RM-6. */
  bare('too-late'),
  /** RM-15: the session is closed at this station. */
  bare('session-closed'),
  /** RM-4: this machine's sheet has a block that nobody waived, or there is none where one is demanded. */
  z.object({ kind: z.literal('not-ready'), blocks: z.array(CheckId).readonly() }).readonly(),
]);
export type IdentifyProblem = z.infer<typeof IdentifyProblem>;

export const StepProblem = z.discriminatedUnion('kind', [notNow, notWritten]);
export type StepProblem = z.infer<typeof StepProblem>;

export const ManualCheckProblem = z.discriminatedUnion('kind', [
  notNow,
  notWritten,
  bare('same-person-twice'),
  z.object({ kind: z.literal('wrong-password'), which: z.union([z.literal(1), z.literal(2)]) }).readonly(),
  z.object({ kind: z.literal('locked-out'), seconds: z.number().int() }).readonly(),
]);
export type ManualCheckProblem = z.infer<typeof ManualCheckProblem>;

export const StartProblem = z.discriminatedUnion('kind', [
  notNow,
  notWritten,
  /** RM-4: the room's start has not come. */
  z.object({ kind: z.literal('not-yet'), waitMs: z.number().int() }).readonly(),
  /** TS-22: never a short paper. */
  z.object({ kind: z.literal('paper-impossible'), detail: z.string() }).readonly(),
]);
export type StartProblem = z.infer<typeof StartProblem>;

export const AnswerProblem = z.discriminatedUnion('kind', [
  notNow,
  notWritten,
  bare('other-attempt'),
  bare('time-is-up'),
  /** RM-12: the attempt has left this machine; the answer is kept and counts for nothing. */
  bare('seat-left'),
  bare('item-not-in-paper'),
  bare('malformed-choice'),
]);
export type AnswerProblem = z.infer<typeof AnswerProblem>;

export const PictureProblem = z.discriminatedUnion('kind', [
  notNow,
  bare('other-attempt'),
  bare('picture-missing'),
]);
export type PictureProblem = z.infer<typeof PictureProblem>;

export const SubmitProblem = z.discriminatedUnion('kind', [
  notNow,
  notWritten,
  bare('other-attempt'),
  /** RM-7. */
  z.object({ kind: z.literal('too-early'), waitMs: z.number().int() }).readonly(),
]);
export type SubmitProblem = z.infer<typeof SubmitProblem>;
