import { randomUUID } from 'node:crypto';

/** Makes ids: `uuid` for keys that cross the network, `sortable` for rows that are listed newest first. */
export interface Ids {
  readonly uuid: () => string;
  readonly sortable: (atMs: number) => string;
}

/** Random ids; a sortable one starts with its instant (11 base-36 digits) and stays unique within a millisecond. */
export const randomIds = (): Ids => ({
  uuid: () => randomUUID(),
  sortable: (atMs) => `${Math.max(0, Math.floor(atMs)).toString(36).padStart(11, '0')}-${randomUUID().slice(0, 13)}`,
});
