import { buildIfChanged } from './build.mjs';
import { ensureRuntime } from './ensure-runtime.mjs';
import { withDisplay } from './runtime/display.mjs';
import { createReport, runScript, SetupFailure } from './runtime/report.mjs';
import { chaosStep } from './steps/chaos.mjs';
import { playwrightStep } from './steps/playwright.mjs';
import { proofStep } from './steps/proof.mjs';
import { styleStep } from './steps/style.mjs';
import { runSteps, tallyOfExit } from './steps/tally.mjs';
import { typesStep } from './steps/types.mjs';
import { vitestStep } from './steps/vitest.mjs';

/** `npm test`: everything that runs on every system, one after another up to the first failure. */
await runScript(async () => {
  const report = createReport('test');
  const electron = await ensureRuntime(report).catch((error) => {
    console.log(`${error instanceof SetupFailure ? error.message : error.stack}\n\n0 passed, 1 failed`);
    return null;
  });
  if (electron === null) return 1;
  return withDisplay(report, (environment) =>
    runSteps([
      typesStep,
      styleStep,
      vitestStep('unit, integration and scenarios'),
      { name: 'build', run: () => buildIfChanged(report).then(() => tallyOfExit(0)) },
      playwrightStep('end to end', 'e2e', { ...environment, CONCORD_ELECTRON: electron.binary }),
      chaosStep(environment),
      proofStep,
    ]),
  );
});
