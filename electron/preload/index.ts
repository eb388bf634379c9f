import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { ConcordBridge } from '../../shared/ipc/bridge.ts';

/** A pipe with two ends and no logic: main checks everything that comes through. */
const bridge: ConcordBridge = {
  invoke: (name, input) => ipcRenderer.invoke('concord:invoke', name, input),
  subscribe: (name, listener) => {
    const hear = (_event: IpcRendererEvent, told: unknown, payload: unknown): void => {
      if (told === name) listener(payload);
    };
    ipcRenderer.on('concord:event', hear);
    return () => ipcRenderer.removeListener('concord:event', hear);
  },
};

contextBridge.exposeInMainWorld('concord', bridge);
