import { type Failure, failure } from '../../../shared/errors.ts';

/** What the operator is told of a damaged workspace file. */
export const corruptFailure = failure(
  'store.corrupt',
  'The workspace file is damaged and cannot be used. Restore a copy of it; nothing was changed.',
);

/** The code of a thrown error (`SQLITE_FULL`, `ENOSPC`), or `unknown`. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';

/** What SQLite or the file system threw for a reason outside of Concord, as a failure; null for everything else. */
export const expectedStoreFailure = (error: unknown): Failure | null => {
  const code = codeOf(error);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC')
    return failure('store.full', 'The disk is full. Nothing was lost; make room and start again.');
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return corruptFailure;
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return failure('store.busy', 'Another program holds the workspace file; try again in a moment.');
  return null;
};
