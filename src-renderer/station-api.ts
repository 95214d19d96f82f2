import { err, ok, type Result } from '../src-shared/basics/result';
import {
  type IpcChannel,
  type IpcRequest,
  type IpcResponse,
  ipcChannels,
} from '../src-shared/contracts/ipc/channels';
import { type IpcEventName, type IpcEventPayload, ipcEvents } from '../src-shared/contracts/ipc/events';
import type { StationBridge } from '../src-shared/contracts/ipc/station-bridge';

declare global {
  interface Window {
    /** Put there by the preload; absent when the page is opened outside the station. */
    readonly station?: StationBridge;
  }
}

/** The station did not answer at all, or answered something this screen was not built for. */
export type ApiFailure = { readonly kind: 'no-reply' } | { readonly kind: 'reply-not-understood' };

/** Channels whose response is a `Result`: a step that can be refused. */
export type StepChannel = {
  [C in IpcChannel]: IpcResponse<C> extends { readonly ok: boolean } ? C : never;
}[IpcChannel];
export type StepValue<C extends StepChannel> = Extract<IpcResponse<C>, { readonly ok: true }>['value'];
export type StepProblem<C extends StepChannel> = Extract<IpcResponse<C>, { readonly ok: false }>['error'];
export type StepResult<C extends StepChannel> = Result<StepValue<C>, StepProblem<C> | ApiFailure>;

/** Asks main and parses the response with the contract's schema; a rejected or garbled response is a value. */
export async function call<C extends IpcChannel>(
  channel: C,
  request: IpcRequest<C>,
): Promise<Result<IpcResponse<C>, ApiFailure>> {
  if (window.station === undefined) return err({ kind: 'no-reply' });
  let reply: unknown;
  try {
    reply = await window.station.invoke(channel, request);
  } catch {
    return err({ kind: 'no-reply' });
  }
  const parsed = ipcChannels[channel].response.safeParse(reply);
  // The table ties schema and channel together; the compiler loses that tie once the channel is a variable.
  return parsed.success ? ok(parsed.data as IpcResponse<C>) : err({ kind: 'reply-not-understood' });
}

/** `call` for a step: the refusal and the failure of the road itself in one union. */
export async function step<C extends StepChannel>(
  channel: C,
  request: IpcRequest<C>,
): Promise<StepResult<C>> {
  const answered = await call(channel, request);
  return answered.ok ? (answered.value as StepResult<C>) : answered;
}

/** Hears what main pushes. A payload that does not parse is not passed on: `onGarbled` may ask again instead. */
export function listen<E extends IpcEventName>(
  event: E,
  onPayload: (payload: IpcEventPayload<E>) => void,
  onGarbled: () => void = () => undefined,
): () => void {
  if (window.station === undefined) return () => undefined;
  return window.station.subscribe(event, (payload) => {
    const parsed = ipcEvents[event].safeParse(payload);
    if (parsed.success) onPayload(parsed.data as IpcEventPayload<E>);
    else onGarbled();
  });
}
