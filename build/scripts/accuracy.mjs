import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from './runtime/paths.mjs';
import { runScript } from './runtime/report.mjs';

/**
 * `npm run accuracy [-- --data FOLDER]`: precision, recall and F1 over the project's own corpus and, with `--data`, over the public
 * sets in a folder. Ends with 1 when a goal is not met.
 */
await runScript(async () => {
  const [{ build }, { nodeConfig }] = await Promise.all([import('vite'), import('./bundle/config.mjs')]);
  const entries = { run: 'build/accuracy/run.ts' };
  await build(nodeConfig('accuracy', entries, false, { format: 'es', entryFileNames: '[name].js' }));
  const program = pathToFileURL(path.join(projectRoot, 'out/accuracy/run.js')).href;
  const { measure } = /** @type {typeof import('../accuracy/run.ts')} */ (await import(program));
  return measure(process.argv.slice(2)) ? 0 : 1;
});
