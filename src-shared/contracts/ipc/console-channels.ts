import { z } from 'zod';
import { CandidateId } from '../../basics/ids';
import { ManualReason } from '../../domain/attempt/attempt-event';
import { ConductLevel } from '../../domain/attempt/conduct';
import { ForceReason, StopReason } from '../../domain/attempt/ending';
import { GrantCause, GrantScope, PauseReason } from '../../domain/attempt/ledger-entry';
import { IncidentId } from '../../domain/incident/incident';
import { RoomIncidentKind } from '../../domain/incident/incident-kind';
import { resultOf } from '../result-schema';
import { ConsoleProblem, ConsoleSignedOut, ConsoleSignInProblem } from './console-problems';
import { ConsoleView } from './console-view';
import { IncidentList } from './incident-list';
import { StaffSignIn } from './staff-sign-in';

const nothing = z.object({}).strict();
const done = z.object({}).strict();
const act = resultOf(done, ConsoleProblem);
/** Nothing is done at the console without a reason in somebody's own words. */
const note = z.string().trim().min(1).max(500);
const second = StaffSignIn.optional();

/** RM-10: the fault that minutes make good: one that stands in the record, or one that is recorded with them. */
const fault = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('recorded'), incidentId: IncidentId }).strict(),
  z.object({ kind: z.literal('new'), cause: GrantCause }).strict(),
]);

const listProblem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-now') }).readonly(),
  ConsoleSignedOut,
]);

/** Of what an incident is: the room, the person at this seat, anybody on the list, or a place without a person. */
const subject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('room') }).strict(),
  z.object({ kind: z.literal('here') }).strict(),
  z.object({ kind: z.literal('person'), candidateId: CandidateId }).strict(),
  z.object({ kind: z.literal('seat'), seat: z.number().int().min(1).max(999) }).strict(),
]);

/** The proctor's console; each of these but the sign-in means nothing until somebody is signed in. */
export const consoleChannels = {
  'console:view': { request: nothing, response: ConsoleView },
  'console:sign-in': { request: StaffSignIn, response: resultOf(done, ConsoleSignInProblem) },
  'console:sign-out': { request: nothing, response: done },
  /** Somebody is still at the console: keeps the idle sign-out away, and signs nobody in. */
  'console:stay': { request: nothing, response: done },
  /** RM-4: when the room starts; a seat that is ready then starts by itself. */
  'console:start-room': {
    request: z.object({ startsAtMs: z.number().int(), note, second }).strict(),
    response: act,
  },
  'console:pause': { request: z.object({ reason: PauseReason, note }).strict(), response: act },
  'console:end-pause': { request: z.object({ note }).strict(), response: act },
  'console:extend': {
    request: z
      .object({
        minutes: z.number().int().min(1).max(600),
        scope: GrantScope,
        fault,
        note,
        second,
      })
      .strict(),
    response: act,
  },
  /** RM-10: minutes that another seat of the room was given for everybody, by their number. */
  'console:room-grant': {
    request: z.object({ number: z.string().max(60), note, second }).strict(),
    response: act,
  },
  /** RM-9, sent after the second confirmation. */
  'console:force-submit': { request: z.object({ reason: ForceReason, note }).strict(), response: act },
  'console:stop': { request: z.object({ reason: StopReason, note, second }).strict(), response: act },
  /** RM-5, RM-11: who is signed in and a second person say who sits here. */
  'console:verify-identity': {
    request: z.object({ reason: ManualReason, note, second: StaffSignIn }).strict(),
    response: act,
  },
  /** RM-13. `withEvidence`: names the sealed pictures that are kept of this attempt. */
  'console:mark-conduct': {
    request: z
      .object({ level: ConductLevel, note, second: StaffSignIn, withEvidence: z.boolean().optional() })
      .strict(),
    response: act,
  },
  /** RM-14: a line of the room's record. A mistake is put right by another line, which names the one it corrects. */
  'console:note-incident': {
    request: z
      .object({
        kind: RoomIncidentKind,
        about: subject,
        /** When it happened, if that was earlier than it is noted; UTC ms. */
        happenedAtMs: z.number().int().optional(),
        corrects: IncidentId.optional(),
        text: note,
      })
      .strict(),
    response: act,
  },
  'console:incidents': { request: nothing, response: resultOf(IncidentList, listProblem) },
} as const;

export type ConsoleChannel = keyof typeof consoleChannels;
export type ConsoleRequest<C extends ConsoleChannel> = z.infer<(typeof consoleChannels)[C]['request']>;
