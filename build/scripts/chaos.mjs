import path from 'node:path';
import { buildIfChanged } from './build.mjs';
import { ensureRuntime } from './ensure-runtime.mjs';
import { withDisplay } from './runtime/display.mjs';
import { projectRoot } from './runtime/paths.mjs';
import { createReport, runScript } from './runtime/report.mjs';
import { runInForeground } from './runtime/run.mjs';

const OUTPUT = path.join(projectRoot, 'out/chaos');
const ENTRIES = { engine: 'build/chaos/engine.ts', run: 'build/chaos/run.ts' };

/**
 * Bundles the programs of build/chaos and answers the path of the runner. Playwright stays outside: it finds its own
 * files beside itself.
 */
const bundleChaos = async () => {
  const [{ build }, { nodeConfig }] = await Promise.all([import('vite'), import('./bundle/config.mjs')]);
  const config = nodeConfig('chaos', ENTRIES, false, { format: 'es', entryFileNames: '[name].js' });
  const options = config.build?.rolldownOptions ?? {};
  const external = [...[options.external ?? []].flat(), 'playwright'].filter((one) => typeof one !== 'function');
  await build({ ...config, build: { ...config.build, rolldownOptions: { ...options, external } } });
  return path.join(OUTPUT, 'run.js');
};

/**
 * `npm run chaos -- --seed S --kills N [--app A]`: kills Concord N times at random moments, A of them the whole
 * application (five or one of a hundred, whichever is more), and checks that nothing was lost and nothing sent twice.
 */
await runScript(async () => {
  const report = createReport('chaos');
  const electron = await ensureRuntime(report);
  await buildIfChanged(report);
  const program = await bundleChaos();
  return withDisplay(report, (environment) =>
    runInForeground(process.execPath, ['--enable-source-maps', program, ...process.argv.slice(2)], {
      cwd: projectRoot,
      env: { ...environment, CONCORD_ELECTRON: electron.binary },
    }),
  );
});
