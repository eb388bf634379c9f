import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { nodeConfig } from '../../../build/scripts/bundle/config.mjs';

/** Bundles a program of this folder before the tests of a file, and starts it in processes of its own. */
export const childProgram = (file: string) => {
  const bundle = `test-store-${process.pid}`;
  const outputFolder = path.resolve(import.meta.dirname, '../../../out', bundle);
  beforeAll(async () => {
    const output = { format: 'es', entryFileNames: '[name].js' } as const;
    await build(nodeConfig(bundle, { program: `test/engine/store/${file}` }, false, output));
  }, 60_000);
  afterAll(() => rmSync(outputFolder, { recursive: true, force: true }));

  /** A running program and its first message. It is killed at the end of the test at the latest. */
  return async (...args: readonly string[]) => {
    const child: ChildProcess = fork(path.join(outputFolder, 'program.js'), args, { stdio: 'pipe' });
    const gone = once(child, 'exit');
    onTestFinished(() => void child.kill('SIGKILL'));
    const [first] = await once(child, 'message');
    const kill = async (): Promise<void> => {
      child.kill('SIGKILL');
      await gone;
    };
    return { child, first: String(first), kill };
  };
};
