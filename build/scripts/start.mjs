import { rm } from 'node:fs/promises';
import path from 'node:path';
import { buildIfChanged } from './build.mjs';
import { ensureRuntime } from './ensure-runtime.mjs';
import { needsVirtualDisplay, withDisplay } from './runtime/display.mjs';
import { projectRoot } from './runtime/paths.mjs';
import { createReport, runScript } from './runtime/report.mjs';
import { runInForeground } from './runtime/run.mjs';
import { sandboxArguments } from './runtime/sandbox.mjs';

/** `npm start` opens Concord; `npm run dev` does so with modules that are replaced as they change. */
await runScript(async () => {
  const isDevelopment = process.argv.includes('--dev');
  const report = createReport('start');
  const electron = await ensureRuntime(report);
  if (isDevelopment) await rm(path.join(projectRoot, 'out/built.json'), { force: true });
  else await buildIfChanged(report);
  const own = process.argv.slice(2).filter((argument) => argument !== '--dev');
  // A machine without a screen has no desktop bus either, and Chromium would complain about that line after line.
  const quiet = needsVirtualDisplay() ? ['--log-level=3'] : [];
  const args = [projectRoot, ...sandboxArguments(report), ...quiet, ...own];
  return withDisplay(report, async (environment) => {
    report('opening Concord');
    if (!isDevelopment) return runInForeground(electron.binary, args, { cwd: projectRoot, env: environment });
    const { runDevelopment } = await import('./bundle/development.mjs');
    return runDevelopment(report, electron.binary, args, environment);
  });
});
