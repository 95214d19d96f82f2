import { BitReader, BitWriter } from '../../basics/bits';
import { fromHex, toHex } from '../../basics/bytes-text';
import { canonicalJson, type Json } from '../../basics/canonical-json';
import type { CandidateId, PackageId, SessionId, StationId } from '../../basics/ids';
import { type Instant, shanghaiDate } from '../../basics/instant';
import type { Accommodation } from '../attempt/accommodation';
import type { ItemKey } from '../item/item-key';
import type { AttemptResult } from './attempt-result';
import { readAnswers, writeAnswers } from './tight-answers';
import { readIdentity, writeIdentity } from './tight-identity';

/** What a tight result says before anything else has to be known. */
export type TightHead = {
  readonly sessionId: SessionId;
  readonly packageId: PackageId;
  readonly candidateId: CandidateId;
};

/** What station and centre know of a sitting without being told by its result, and the record's own clear head. */
export type KnownOfResult = {
  readonly stationId: StationId;
  /** The record's own time; a result is handed in a moment before. */
  readonly at: Instant;
  readonly attemptNo: number;
  readonly seat: number;
  readonly accommodation?: Accommodation | undefined;
  readonly bankVersion: string;
  readonly blueprintVersion: string;
  readonly policyVersion: string;
  readonly isDemonstration: boolean;
  readonly seedHex: string;
  readonly paperHash: AttemptResult['paperHash'];
  /** Of the paper, in its order. */
  readonly keys: readonly Pick<ItemKey, 'itemId' | 'optionIds' | 'key'>[];
};

export type TightParts = {
  readonly bits: Uint8Array;
  /** Members that the bits do not give, whole; null for one that the result does not have. Empty for nearly everybody. */
  readonly others: { readonly [member: string]: Json };
};

/** All of these are the format, as is the order of what is written: they never change, whatever the domain's lists do. */
const CAUSES = ['candidate', 'deadline', 'proctor', 'stopped'] as const;
const SCORER = 'ts4-ts5-ts8/1';
const DURATION_MS = 7_200_000;
const ATTEMPT_BYTES = 16;
/** Steps in ms: a hand-in to its record, and a start to its hand-in up to 2.3 hours. */
const SHORT_BITS = 8;
const USUAL_BITS = 23;

/**
 * A result as few bits, for somebody who has the session: the paper, its keys, the roster and the record's time are
 * not repeated. Whatever of a result is not as these bits say goes along as it is, so nothing is ever lost by it.
 */
export function packTight(result: AttemptResult, known: KnownOfResult): TightParts {
  const bits = writeBits(result, known);
  const given: { readonly [member: string]: unknown } = readTight(bits, known)?.result ?? {};
  const whole: { readonly [member: string]: unknown } = result;
  const others: { [member: string]: Json } = {};
  for (const member of new Set([...Object.keys(given), ...Object.keys(whole)])) {
    const wanted = whole[member] as Json | undefined;
    if (wanted === undefined) others[member] = null;
    else if (given[member] === undefined || canonicalJson(given[member] as Json) !== canonicalJson(wanted))
      others[member] = wanted;
  }
  return { bits, others };
}

/** Undefined for what no BitWriter wrote. */
export function readTightHead(bits: Uint8Array, at: Instant): TightHead | undefined {
  const reader = new BitReader(bits);
  const head = readHead(reader, at);
  return reader.isSound ? head : undefined;
}

/** The result as far as the bits give it, unparsed, and how many bytes they were; the caller puts the others over it. */
export function readTight(
  bytes: Uint8Array,
  known: KnownOfResult,
): { readonly result: { readonly [member: string]: unknown }; readonly bytesRead: number } | undefined {
  const bits = new BitReader(bytes);
  const head = readHead(bits, known.at);
  const attemptId = toHex(Uint8Array.from({ length: ATTEMPT_BYTES }, () => bits.bits(8)));
  const submitCause = CAUSES[bits.bits(2)];
  const claimed = { scorerVersion: SCORER, total: bits.bits(7), isPass: bits.flag() };
  const identityPath = readIdentity(bits);
  const submittedAt = readInstant(bits, known.at);
  const startedAt = readInstant(bits, submittedAt);
  const durationMs = bits.usually(DURATION_MS);
  const usedMs = submittedAt.monoMs - startedAt.monoMs + bits.usually(0);
  const answers = readAnswers(bits, known.keys);
  if (!bits.isSound) return undefined;
  const { keys: _keys, at: _at, accommodation, ...same } = known;
  const result = {
    kind: 'attempt-result',
    ...same,
    ...head,
    ...(accommodation === undefined ? {} : { accommodation }),
    attemptId,
    submitCause,
    claimed,
    identityPath,
    submittedAt,
    startedAt,
    conduct: [],
    time: { durationMs, usedMs, gapsMs: 0, pausedMs: 0, grantsMs: 0, ledger: [] },
    answers,
  };
  return { result, bytesRead: bits.bytesRead };
}

function writeBits(result: AttemptResult, known: KnownOfResult): Uint8Array {
  const { submittedAt, startedAt, claimed, time } = result;
  const bits = new BitWriter();
  writeHead(bits, result, known.at);
  for (const byte of fromHex(result.attemptId) ?? new Uint8Array(ATTEMPT_BYTES)) bits.bits(byte, 8);
  bits.bits(Math.max(0, CAUSES.indexOf(result.submitCause)), 2);
  bits.bits(claimed.total, 7);
  bits.flag(claimed.isPass);
  writeIdentity(bits, result.identityPath);
  writeInstant(bits, submittedAt, known.at);
  writeInstant(bits, startedAt, submittedAt);
  bits.usually(time.durationMs, DURATION_MS);
  bits.usually(time.usedMs - (submittedAt.monoMs - startedAt.monoMs), 0);
  writeAnswers(bits, known.keys, result.answers);
  return bits.done();
}

/** The first bit tells a tight result from text. Ids of one session are mostly made from one another; where they are not they go whole. */
function writeHead(bits: BitWriter, { sessionId, packageId, candidateId }: TightHead, at: Instant): void {
  bits.flag(true);
  bits.text(sessionId.replace(dayOf(at), '*'));
  const isLikeSession = packageId === packageLike(sessionId);
  bits.flag(isLikeSession);
  if (!isLikeSession) bits.text(packageId);
  const isOfSession = candidateId.startsWith(sessionId);
  bits.flag(isOfSession);
  bits.text(isOfSession ? candidateId.slice(sessionId.length) : candidateId);
}

function readHead(bits: BitReader, at: Instant): TightHead {
  bits.flag();
  const sessionId = bits.text().replace('*', dayOf(at));
  const packageId = bits.flag() ? packageLike(sessionId) : bits.text();
  const candidateId = (bits.flag() ? sessionId : '') + bits.text();
  // Parsed with the whole result, or by whoever asks for the session.
  return { sessionId, packageId, candidateId } as TightHead;
}

/** A session's day stands in most names of one; no id holds an asterisk. */
function dayOf({ wallMs }: Instant): string {
  const isDay = Math.abs(wallMs) < 8e15;
  return isDay ? shanghaiDate(wallMs).slice(2).replaceAll('-', '') : '*';
}

function packageLike(sessionId: string): string {
  return `P-${sessionId}`;
}

/** Both clocks of a machine run alike: the second difference is nearly nothing. */
function writeInstant(bits: BitWriter, instant: Instant, later: Instant): void {
  const wall = later.wallMs - instant.wallMs;
  const isShort = wall >= 0 && wall < 2 ** SHORT_BITS;
  const isUsual = wall >= 0 && wall < 2 ** USUAL_BITS;
  bits.flag(isShort);
  if (isShort) bits.bits(wall, SHORT_BITS);
  else {
    bits.flag(isUsual);
    if (isUsual) bits.bits(wall, USUAL_BITS);
    else bits.signed(wall);
  }
  bits.usually(later.monoMs - instant.monoMs - wall, 0);
}

function readInstant(bits: BitReader, later: Instant): Instant {
  const wall = bits.flag() ? bits.bits(SHORT_BITS) : bits.flag() ? bits.bits(USUAL_BITS) : bits.signed();
  const mono = bits.usually(0) + wall;
  return { wallMs: later.wallMs - wall, monoMs: later.monoMs - mono, bootId: later.bootId };
}
