import type { IpcChannel } from './channels';
import type { IpcEventName } from './events';

/** What the preload puts on `window.station`: two functions, no objects of Electron's. Payloads are unknown until parsed. */
export type StationBridge = {
  readonly invoke: (channel: IpcChannel, request: unknown) => Promise<unknown>;
  readonly subscribe: (event: IpcEventName, listener: (payload: unknown) => void) => () => void;
};
