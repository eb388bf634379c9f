import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { nodeConfig } from '../../build/scripts/bundle/config.mjs';
import { projectRoot } from '../../build/scripts/runtime/paths.mjs';

/** Fills the training workspace of a data folder with open mismatches, by a program of its own in plain Node. */
export const fillWorkspace = async (userData: string, count: number): Promise<void> => {
  const input = { 'fill-mismatches': 'test/fixtures/fill-mismatches.ts' };
  await build(nodeConfig('fixtures', input, false, { format: 'es', entryFileNames: '[name].js' }));
  const program = path.join(projectRoot, 'out/fixtures/fill-mismatches.js');
  await promisify(execFile)(process.execPath, [program, userData, String(count)]);
};
