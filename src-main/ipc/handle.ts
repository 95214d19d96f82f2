import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import {
  type IpcChannel,
  type IpcRequest,
  type IpcResponse,
  ipcChannels,
} from '../../src-shared/contracts/ipc/channels';
import { type IpcEventName, type IpcEventPayload, ipcEvents } from '../../src-shared/contracts/ipc/events';
import type { Log } from '../platform/log';

export type IpcHandlers = {
  readonly [C in IpcChannel]: (request: IpcRequest<C>) => Promise<IpcResponse<C>>;
};

export type IpcGate = {
  /** The one window that may speak, and the address it must be at. */
  readonly webContents: () => WebContents | undefined;
  readonly isOwnAddress: (url: string) => boolean;
  readonly log: Log;
};

/** Refusals say nothing of what was expected: the other side is hostile ground. */
const REFUSED = 'refused';

/**
 * The only use of `ipcMain`. Each call passes two checks, once, here: it comes from the top frame of our own window
 * at our own address, and its payload is what the contract says. Answers are parsed as well, so that a key that
 * strays into a response is cut off by a strict schema and not sent.
 */
export function registerHandlers(gate: IpcGate, handlers: IpcHandlers): void {
  for (const channel of Object.keys(ipcChannels) as IpcChannel[]) {
    ipcMain.handle(channel, async (event, payload: unknown) => {
      if (!isOurPage(event, gate)) {
        gate.log('ipc-refused', { channel, why: 'sender' });
        throw new Error(REFUSED);
      }
      return answer(channel, payload, handlers, gate.log);
    });
  }
}

async function answer<C extends IpcChannel>(
  channel: C,
  payload: unknown,
  handlers: IpcHandlers,
  log: Log,
): Promise<unknown> {
  const request = ipcChannels[channel].request.safeParse(payload);
  if (!request.success) {
    log('ipc-refused', { channel, why: 'schema' });
    throw new Error(REFUSED);
  }
  const handler = handlers[channel] as (request: unknown) => Promise<unknown>;
  try {
    return ipcChannels[channel].response.parse(await handler(request.data));
  } catch (error) {
    log('ipc-failed', { channel, error: error instanceof Error ? error.name : 'unknown' });
    // The cause stays in this process; a page learns only that it failed.
    console.error(channel, error);
    throw new Error('failed');
  }
}

function isOurPage(event: IpcMainInvokeEvent, gate: IpcGate): boolean {
  const ours = gate.webContents();
  const frame = event.senderFrame;
  return (
    ours !== undefined &&
    event.sender.id === ours.id &&
    frame !== null &&
    frame.parent === null &&
    gate.isOwnAddress(frame.url)
  );
}

/** Sends an event to our window, if it is there; the payload is parsed first, as an answer is. */
export function pushEvent<E extends IpcEventName>(gate: IpcGate, name: E, payload: IpcEventPayload<E>): void {
  const target = gate.webContents();
  if (target === undefined || target.isDestroyed()) return;
  target.send(`event:${name}`, ipcEvents[name].parse(payload));
}
