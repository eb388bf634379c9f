import type { BrowserWindow } from 'electron';
import { eventSchemas, isEventName } from '../../../shared/ipc/events.ts';
import type { FileLog } from '../log/file-log.ts';

/** Passes an event to the window, if it is one of the contract's and fits it. */
export const sendEvent = (
  window: BrowserWindow | null,
  name: string,
  payload: unknown,
  log: Pick<FileLog, 'warn'>,
): void => {
  if (window === null || window.isDestroyed()) return;
  const parsed = isEventName(name) ? eventSchemas[name].safeParse(payload) : null;
  if (parsed?.success === true) window.webContents.send('concord:event', name, parsed.data);
  else log.warn('an event that does not fit was dropped', { event: isEventName(name) ? name : 'unknown' });
};
