import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { canonicalJson, type Json } from '../../src-shared/basics/canonical-json';
import type { AttemptEvent } from '../../src-shared/domain/attempt/attempt-event';
import { traceToCarry } from '../../src-shared/domain/attempt/trace-to-carry';
import { MoveBody } from '../../src-shared/domain/move/sealed-move';

/** Far more than the longest attempt; a file that unpacks to more is none of ours. */
const CLEAR_MAX_BYTES = 16 * 1024 * 1024;

export function packMoveBody(events: readonly AttemptEvent[]): Uint8Array {
  const body: MoveBody = { events: traceToCarry(events) };
  return new Uint8Array(deflateRawSync(canonicalJson(body as Json), { level: 9 }));
}

/** The events, or undefined when they are not what this version of the program understands. */
export function unpackMoveBody(bytes: Uint8Array): readonly AttemptEvent[] | undefined {
  try {
    const clear = inflateRawSync(bytes, { maxOutputLength: CLEAR_MAX_BYTES }).toString('utf8');
    const body = MoveBody.safeParse(JSON.parse(clear));
    return body.success ? body.data.events : undefined;
  } catch {
    return undefined;
  }
}
