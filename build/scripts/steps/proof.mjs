import path from 'node:path';
import { projectRoot } from '../runtime/paths.mjs';
import { runInForeground } from '../runtime/run.mjs';

/** What `npm run changes` and `npm run scale` show, of a company that is small. */
const PROOFS = [
  ['changes', '--customers', '400', '--edits', '80'],
  ['scale', '--customers', '600', '--products', '120', '--orders', '2400', '--edits', '60', '--rate', '60'],
];

/**
 * What increments cost, and that what is read, written and verified adds up. Each counts as one test.
 * @type {import('./tally.mjs').Step}
 */
export const proofStep = {
  name: 'changes and scale',
  run: async () => {
    let passed = 0;
    for (const [name = '', ...args] of PROOFS) {
      const program = path.join(projectRoot, `build/scripts/${name}.mjs`);
      const code = await runInForeground(process.execPath, [program, ...args], { cwd: projectRoot });
      if (code !== 0) return { passed, failed: 1 };
      passed += 1;
    }
    return { passed, failed: 0 };
  },
};
