import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import type { FileLog } from '../log/file-log.ts';

export type KeptFile = {
  readonly read: () => Readonly<Record<string, unknown>>;
  readonly write: (value: Readonly<Record<string, unknown>>) => void;
};

/** One electron-store file. A damaged one is set aside under another name and a new one is begun: nothing is overwritten. */
export const openKeptFile = ({
  folder,
  name,
  log,
}: {
  readonly folder: string;
  readonly name: string;
  readonly log: Pick<FileLog, 'warn'>;
}): KeptFile => {
  const open = (): Store<Record<string, unknown>> =>
    new Store({ cwd: folder, name, clearInvalidConfig: false, configFileMode: 0o600 });
  let store: Store<Record<string, unknown>>;
  try {
    store = open();
    void store.store;
  } catch {
    const path = join(folder, `${name}.json`);
    const aside = join(folder, `${name}.damaged-${Date.now()}.json`);
    if (existsSync(path)) renameSync(path, aside);
    log.warn('a settings file was damaged and set aside', { file: `${name}.json` });
    store = open();
  }
  return {
    read: () => store.store,
    write: (value) => {
      store.store = { ...value };
    },
  };
};
