import { contextBridge, ipcRenderer } from 'electron';
import type { StationBridge } from '../../src-shared/contracts/ipc/station-bridge';

/** The whole of what a page can reach. Main checks the sender and the schema of every call. */
const bridge: StationBridge = {
  invoke: (channel, request) => ipcRenderer.invoke(channel, request),
  subscribe: (event, listener) => {
    const forward = (_: unknown, payload: unknown): void => listener(payload);
    ipcRenderer.on(`event:${event}`, forward);
    return () => ipcRenderer.removeListener(`event:${event}`, forward);
  },
};

contextBridge.exposeInMainWorld('station', bridge);
