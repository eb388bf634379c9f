import { createReport, runScript } from './runtime/report.mjs';
import { ensureSqlite } from './runtime/sqlite.mjs';
import { styleStep } from './steps/style.mjs';
import { runSteps } from './steps/tally.mjs';
import { typesStep } from './steps/types.mjs';
import { vitestStep } from './steps/vitest.mjs';

/** `npm run check`: what can be said about the code without running it. */
await runScript(async () => {
  await ensureSqlite(createReport('check'));
  return runSteps([typesStep, styleStep, vitestStep('architecture', ['test/architecture'])]);
});
