import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Runs a program in an empty folder of its own; what it answers is the exit code. The folder is removed, also when the program is
 * broken off; with `keepsWrong` it stays where something is wrong, to be looked at afterwards.
 */
export const inFolder = async (
  name: string,
  run: (folder: string) => Promise<number>,
  keepsWrong: boolean,
): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), `concord-${name}-`));
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  // Engines end when this process is gone.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      console.error(`${name}: broken off by ${signal}`);
      remove();
      process.exit(1);
    });
  process.exitCode = await run(folder).catch((error: unknown) => {
    remove();
    throw error;
  });
  if (process.exitCode === 0 || !keepsWrong) remove();
};
