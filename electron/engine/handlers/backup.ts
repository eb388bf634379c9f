import { existsSync, statSync } from 'node:fs';
import { basename, isAbsolute } from 'node:path';
import { failure } from '../../../shared/errors.ts';
import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { HandlerDeps } from './handler-deps.ts';

type BackupOperation = 'backup.list' | 'backup.make';

/** The most that the list tells; all are kept. */
const listed = 200;

/** Backups of the workspace. A copy outside is noted, because what is forgotten later stays in it. */
export const backupHandlers = (deps: HandlerDeps): Pick<Handlers<'engine'>, BackupOperation> => ({
  'backup.list': () => ok({ backups: deps.stores.backups.list().slice(0, listed) }),
  'backup.make': ({ folder }) => {
    if (deps.stores.readOnly)
      return err(failure('workspace.read-only', 'Another Concord holds this workspace; make the backup there.'));
    if (folder !== null && !isFolder(folder))
      return err(failure('not-found', 'There is no such folder. Choose one that exists, by its full path.'));
    const at = deps.clock.now();
    const made = tried(() => deps.stores.backups.make(at, folder));
    if (!made.ok) return made;
    const { path, bytes } = made.value;
    note(deps, folder === null ? 'backup.made' : 'backup.handed-out', path, () => {
      if (folder !== null) deps.stores.backups.noteHandedOut(path, at, deps.operator);
    });
    return ok({ name: folder === null ? basename(path) : path, bytes });
  },
});

const isFolder = (path: string): boolean => isAbsolute(path) && existsSync(path) && statSync(path).isDirectory();

/** A folder that may not be written to is the operator's to mend; a full disk and a busy file are told by who asked. */
const tried = <T>(work: () => T): Result<T> => {
  try {
    return ok(work());
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (['EACCES', 'EPERM', 'EROFS'].includes(code))
      return err(failure('not-found', 'Concord may not write into this folder; choose another.'));
    if (code === 'ENOSPC') return err(failure('store.full', 'The disk is full; the backup was not made.'));
    throw error;
  }
};

const note = ({ stores, clock, operator, emit }: HandlerDeps, action: string, path: string, work: () => void): void => {
  stores.atomically(() => {
    work();
    const entry = { at: clock.now(), actor: operator, action, subject: 'workspace' };
    stores.audit.append({ ...entry, personal: path, person: null });
  }, 'durable');
  emit({ name: 'store.changed', payload: { topics: ['workspace', 'audit'] } });
};
