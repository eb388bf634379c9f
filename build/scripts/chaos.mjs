import path from 'node:path';
import { buildIfChanged } from './build.mjs';
import { ensureRuntime } from './ensure-runtime.mjs';
import { withDisplay } from './runtime/display.mjs';
import { projectRoot } from './runtime/paths.mjs';
import { createReport, runScript } from './runtime/report.mjs';
import { runInForeground } from './runtime/run.mjs';

const OUTPUT = path.join(projectRoot, 'out/chaos');
const ENTRIES = { boot: 'build/chaos/boot.ts', run: 'build/chaos/run.ts', sync: 'build/chaos/sync/run.ts' };
const ENGINE = { engine: 'build/chaos/engine.ts' };

/**
 * Bundles one program of build/chaos. Playwright stays outside: it finds its own files beside itself.
 * @param {Record<string, string>} input @param {boolean} isFirst @param {import('vite').Rolldown.OutputOptions} output
 */
const bundle = async (input, isFirst, output) => {
  const [{ build }, { nodeConfig }] = await Promise.all([import('vite'), import('./bundle/config.mjs')]);
  const config = nodeConfig('chaos', input, false, output);
  const options = config.build?.rolldownOptions ?? {};
  const external = [...[options.external ?? []].flat(), 'playwright'].filter((one) => typeof one !== 'function');
  await build({
    ...config,
    build: { ...config.build, emptyOutDir: isFirst, rolldownOptions: { ...options, external } },
  });
};

/**
 * Bundles the programs and answers the path of one runner. The engine is one script, so that its code can be kept.
 * @param {'run' | 'sync'} runner
 */
const bundleChaos = async (runner) => {
  await bundle(ENTRIES, true, { format: 'es', entryFileNames: '[name].js' });
  await bundle(ENGINE, false, { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false });
  return path.join(OUTPUT, `${runner}.js`);
};

/** @param {string} program @param {readonly string[]} args @param {NodeJS.ProcessEnv} env */
const runProgram = (program, args, env) =>
  runInForeground(process.execPath, ['--enable-source-maps', program, ...args], { cwd: projectRoot, env });

/**
 * `npm run chaos -- --seed S --kills N [--app A]`: kills Concord N times at random moments, A of them the whole
 * application (five or one of a hundred, whichever is more), and checks that nothing was lost and nothing sent twice.
 * `npm run chaos -- --sync --seed S --kills N [--each K]`: kills the engine during full syncs of everything, at most K
 * times in each, and checks that they end as an undisturbed one.
 */
await runScript(async () => {
  const report = createReport('chaos');
  const args = process.argv.slice(2).filter((arg) => arg !== '--sync');
  const electron = await ensureRuntime(report);
  if (args.length < process.argv.length - 2) return runProgram(await bundleChaos('sync'), args, process.env);
  await buildIfChanged(report);
  const program = await bundleChaos('run');
  return withDisplay(report, (environment) =>
    runProgram(program, args, { ...environment, CONCORD_ELECTRON: electron.binary }),
  );
});
