import path from 'node:path';
import { projectRoot } from '../runtime/paths.mjs';
import { runInForeground } from '../runtime/run.mjs';

/** The engine as a process of its own, and what starts it from compiled code. */
const ENGINE = { engine: 'build/chaos/engine.ts' };
const BOOT = { boot: 'build/chaos/boot.ts' };

/**
 * Bundles some programs. Playwright stays outside: it finds its own files beside itself.
 * @param {string} name @param {Record<string, string>} input @param {boolean} isFirst
 * @param {import('vite').Rolldown.OutputOptions} output
 */
const bundle = async (name, input, isFirst, output) => {
  const [{ build }, { nodeConfig }] = await Promise.all([import('vite'), import('./config.mjs')]);
  const config = nodeConfig(name, input, false, output);
  const options = config.build?.rolldownOptions ?? {};
  const external = [...[options.external ?? []].flat(), 'playwright'].filter((one) => typeof one !== 'function');
  await build({
    ...config,
    build: { ...config.build, emptyOutDir: isFirst, rolldownOptions: { ...options, external } },
  });
};

/**
 * Bundles a program that starts engines, and the engine beside it, into a folder of its own, and runs it to its end with
 * these words. The engine is one script, so that its code can be kept.
 * @param {string} name @param {string} source @param {readonly string[]} words
 * @returns {Promise<number>} its exit code
 */
export const runProgram = async (name, source, words, env = process.env) => {
  await bundle(name, { ...BOOT, [name]: source }, true, { format: 'es', entryFileNames: '[name].js' });
  await bundle(name, ENGINE, false, { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false });
  const program = path.join(projectRoot, 'out', name, `${name}.js`);
  return runInForeground(process.execPath, ['--enable-source-maps', program, ...words], { cwd: projectRoot, env });
};
