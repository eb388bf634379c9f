import { fork } from 'node:child_process';
import SqliteDatabase from 'better-sqlite3';
import { openWorkspace, type Workspace } from './opened-workspace.ts';

/** In MB: the resident memory of an engine that has opened its workspace, and the most of it during a full pass. */
type PassMemory = { readonly idle: number; readonly peak: number };

const asked = '--pass=';

/** A full pass over this folder's workspace in a process of its own, which has done nothing else. All cases are found anew. */
export const measurePass = (folder: string): Promise<PassMemory> =>
  new Promise((resolve, reject) => {
    const [, program = '', bench = ''] = process.argv;
    const child = fork(program, [bench, `${asked}${folder}`], { execArgv: ['--expose-gc'] });
    child.on('message', (told: PassMemory) => resolve(told));
    child.on('exit', (code) => reject(new Error(`the pass ended with ${code}`)));
  });

/** In such a process: does the pass and tells what it took. False everywhere else. */
export const passOfChild = async (pass: (workspace: Workspace, full: boolean) => Promise<void>): Promise<boolean> => {
  const folder = process.argv.find((word) => word.startsWith(asked))?.slice(asked.length);
  if (folder === undefined) return false;
  const workspace = openWorkspace(folder);
  const db = new SqliteDatabase(workspace.file);
  db.exec('DELETE FROM mismatch; DELETE FROM judged;');
  db.close();
  globalThis.gc?.();
  const idle = process.memoryUsage().rss / 1e6;
  await pass(workspace, true);
  // In KB since the process began; opening it takes less than the pass.
  const told: PassMemory = { idle, peak: process.resourceUsage().maxRSS / 1_000 };
  workspace.close();
  await new Promise<void>((resolve) => process.send?.(told, () => resolve()));
  process.disconnect();
  return true;
};
