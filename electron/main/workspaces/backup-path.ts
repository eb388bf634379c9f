import { isAbsolute, join } from 'node:path';
import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';

/** Where a backup lies: one of the workspace's own by its name, or one from outside by its full path. */
export const backupPath = (
  folder: string,
  { name, path }: { readonly name: string | null; readonly path: string | null },
): Result<string> => {
  if (name !== null && path === null) {
    // Names as the engine gives them; anything else could lead out of the folder.
    if (/^workspace\.db\.before-\d+$/.test(name)) return ok(join(folder, name));
    if (/^[0-9][\w.-]*\.db$/.test(name)) return ok(join(folder, 'backups', name));
  }
  if (path !== null && name === null && isAbsolute(path)) return ok(path);
  return err(failure('not-found', 'Choose a backup from the list, or a file by its full path.'));
};
