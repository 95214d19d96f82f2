import { z } from 'zod';
import { AttemptId, Epoch, ItemId, Nonce, OptionId, Sha256Hex } from '../../basics/ids';
import { ManualReason } from '../../domain/attempt/attempt-event';
import { GrantCause } from '../../domain/attempt/ledger-entry';
import { CandidatePaper } from '../../domain/item/candidate-item';
import { ChallengeFrame } from '../../domain/presence/challenge-frame';
import { ChallengeProgress } from '../../domain/presence/challenge-verdict';
import { ConsentLanguage } from '../../domain/presence/consent-texts';
import { FaceMeasurement, FaceVerdict } from '../../domain/presence/face-measurement';
import { PresenceLook } from '../../domain/presence/presence-verdict';
import { EvidenceJpeg } from '../evidence-jpeg';
import { resultOf } from '../result-schema';
import { closingChannels } from './closing-channels';
import { codeChannels } from './code-channels';
import { consoleChannels } from './console-channels';
import { ConsoleProblem } from './console-problems';
import { handInChannels } from './hand-in-channels';
import { lockdownChannels } from './lockdown-channels';
import { moveChannels } from './move-channels';
import { paperChannels } from './paper-channels';
import { photoChannels } from './photo-channels';
import * as problems from './problems';
import { programChannels } from './program-channels';
import { ReadModelBatch } from './read-model-batch';
import { readinessChannels } from './readiness';
import { retentionChannels } from './retention';
import { StaffSignIn } from './staff-sign-in';
import { StationView } from './station-view';
import { studyChannels } from './study-channels';
import { SyncStrip } from './sync-strip';
import { updateChannels } from './update-channels';

const nothing = z.object({}).strict();
const done = z.object({}).strict();
const step = resultOf(done, problems.StepProblem);
const signIn = {
  staffId: z.string().min(1).max(64),
  password: z.string().min(1).max(200),
  /** Why a program that differs from its release may be used all the same; signed with this password. */
  waiver: z.string().trim().min(4).max(300).optional(),
};
const whole = { passphrase: z.string().min(1).max(300) };
/** Any two of the three that the passphrase was split into. */
const split = { shares: z.tuple([z.string().min(1).max(100), z.string().min(1).max(100)]) };

/** The one that the centre gave to this station at its time (RM-4); no screen sees it. */
const released = { isReleased: z.literal(true) };

/** Every door between a screen and the main process: channel -> request and response. Both sides parse. */
export const ipcChannels = {
  ...codeChannels,
  ...consoleChannels,
  ...handInChannels,
  ...lockdownChannels,
  ...photoChannels,
  'station:view': { request: nothing, response: StationView },
  'station:provision': {
    request: z.object({ serverUrl: z.string().max(300), code: z.string().max(40) }).strict(),
    response: resultOf(done, problems.ProvisionProblem),
  },
  'package:fetch': { request: nothing, response: resultOf(done, problems.FetchPackageProblem) },
  'package:import-file': { request: nothing, response: resultOf(done, problems.FetchPackageProblem) },
  'session:open': {
    request: z.union([
      z.object({ ...signIn, ...whole }).strict(),
      z.object({ ...signIn, ...split }).strict(),
      z.object({ ...signIn, ...released }).strict(),
    ]),
    response: resultOf(done, problems.OpenSessionProblem),
  },
  /** RM-4: asks the centre for the passphrase of the package that is here; it stays in the main process. */
  'session:fetch-key': { request: nothing, response: resultOf(done, problems.FetchKeyProblem) },
  /** The passphrase alone, while the rest is being typed, so that what takes long is done by then. Answers nothing. */
  'session:prepare': {
    request: z.union([z.object(whole).strict(), z.object(split).strict()]),
    response: done,
  },
  'check-in:identify': {
    request: z.object({ number: z.string().max(100) }).strict(),
    response: resultOf(done, problems.IdentifyProblem),
  },
  /** `language`: in which the text stood on the screen when the person decided. */
  'check-in:consent': {
    request: z.object({ isGiven: z.boolean(), language: ConsentLanguage.optional() }).strict(),
    response: step,
  },
  /** The registered photograph of the person at this seat, JPEG bytes; while checking in, and while looks are made. */
  'check-in:photo': {
    request: nothing,
    response: resultOf(z.object({ jpeg: z.instanceof(Uint8Array) }).strict(), problems.StepProblem),
  },
  'check-in:face-measured': {
    request: z.object({ measurement: FaceMeasurement }).strict(),
    response: resultOf(FaceVerdict, problems.StepProblem),
  },
  /** Movements to ask the person for, drawn in main; told one at a time, as the answers to the frames. */
  'check-in:challenge-start': {
    request: nothing,
    response: resultOf(ChallengeProgress, problems.StepProblem),
  },
  'check-in:challenge-frame': {
    request: z.object({ frame: ChallengeFrame }).strict(),
    response: resultOf(ChallengeProgress, problems.StepProblem),
  },
  'check-in:to-manual': {
    request: z.object({ because: z.enum(['camera-refused', 'no-camera']) }).strict(),
    response: step,
  },
  'check-in:verify-manually': {
    request: z
      .object({
        reason: ManualReason,
        note: z.string().trim().min(1).max(500),
        staff: z.tuple([StaffSignIn, StaffSignIn]),
      })
      .strict(),
    response: resultOf(done, problems.ManualCheckProblem),
  },
  'check-in:abandon': { request: nothing, response: step },
  'exam:start': { request: nothing, response: resultOf(done, problems.StartProblem) },
  'exam:paper': {
    request: nothing,
    response: resultOf(
      z
        .object({
          attemptId: AttemptId,
          paper: CandidatePaper,
          answers: z
            .array(z.object({ itemId: ItemId, chosen: z.array(OptionId).readonly() }).readonly())
            .readonly(),
          flaggedNumbers: z.array(z.number().int()).readonly(),
          currentNumber: z.number().int(),
        })
        .strict(),
      problems.StepProblem,
    ),
  },
  /** One picture of a question of this paper, its bytes; of no other question. */
  'exam:picture': {
    request: z.object({ attemptId: AttemptId, sha256: Sha256Hex }).strict(),
    response: resultOf(z.object({ bytes: z.instanceof(Uint8Array) }).strict(), problems.PictureProblem),
  },
  'exam:answer': {
    request: z.object({ attemptId: AttemptId, itemId: ItemId, chosen: z.array(OptionId).max(6) }).strict(),
    response: resultOf(
      z.object({ seq: z.number().int(), savedAtMs: z.number().int() }).strict(),
      problems.AnswerProblem,
    ),
  },
  'exam:flag': {
    request: z
      .object({
        attemptId: AttemptId,
        questionNumber: z.number().int().min(1).max(500),
        isFlagged: z.boolean(),
      })
      .strict(),
    response: resultOf(done, problems.AnswerProblem),
  },
  'exam:move': {
    request: z.object({ attemptId: AttemptId, questionNumber: z.number().int().min(1).max(500) }).strict(),
    response: resultOf(done, problems.AnswerProblem),
  },
  /** Sent after the second confirmation (TS-11). */
  'exam:submit': {
    request: z.object({ attemptId: AttemptId }).strict(),
    response: resultOf(done, problems.SubmitProblem),
  },
  /** The proctor who opened the session lets an interrupted attempt go on, with 0 or more minutes given back. */
  'exam:resume': {
    request: z
      .object({
        grantMinutes: z.number().int().min(0).max(600),
        /** What the station stood still for; what minutes are given back for (RM-10). */
        cause: GrantCause,
        note: z.string().trim().min(1).max(500),
        /** RM-10: the 主考, when more is given than one invigilator may. */
        second: StaffSignIn.optional(),
      })
      .strict(),
    response: resultOf(done, ConsoleProblem),
  },
  /** Features 19: an approved break begins, and ends. */
  'exam:break': { request: z.object({ attemptId: AttemptId }).strict(), response: step },
  'exam:end-break': { request: z.object({ attemptId: AttemptId }).strict(), response: step },
  /** What the page saw when it was asked (`presence` event). It is not told the verdict: nothing changes for it. */
  'presence:answer': {
    request: z.object({ attemptId: AttemptId, checkId: Nonce, look: PresenceLook }).strict(),
    response: step,
  },
  /** The camera went away during the exam, or is back: main looks soon. */
  'presence:camera-changed': {
    request: z.object({ attemptId: AttemptId, isOn: z.boolean() }).strict(),
    response: step,
  },
  /** LW-2: the consent is taken back after the check-in; no more looks, nothing else changes. */
  'presence:withdraw-consent': { request: z.object({ attemptId: AttemptId }).strict(), response: step },
  /** The one picture that main asked for (`picture-wanted` event); any other is refused. */
  'evidence:picture': {
    request: z.object({ ticket: Nonce, jpeg: EvidenceJpeg }).strict(),
    response: step,
  },
  'exam:leave': { request: nothing, response: step },
  ...readinessChannels,
  ...moveChannels,
  ...retentionChannels,
  ...programChannels,
  ...updateChannels,
  ...closingChannels,
  ...studyChannels,
  ...paperChannels,
  'sync:strip': { request: nothing, response: SyncStrip },
  'sync:now': { request: nothing, response: done },
  'read-model:pull': {
    request: z.object({ epoch: Epoch.optional(), afterSeq: z.number().int().nonnegative() }).strict(),
    response: ReadModelBatch,
  },
} as const;

export type IpcChannel = keyof typeof ipcChannels;
export type IpcRequest<C extends IpcChannel> = z.infer<(typeof ipcChannels)[C]['request']>;
export type IpcResponse<C extends IpcChannel> = z.infer<(typeof ipcChannels)[C]['response']>;
