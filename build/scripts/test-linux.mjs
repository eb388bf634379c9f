import { existsSync } from 'node:fs';
import path from 'node:path';
import { buildIfChanged } from './build.mjs';
import { ensureRuntime } from './ensure-runtime.mjs';
import { withOrdinaryUser } from './ordinary-user.mjs';
import { withDisplay } from './runtime/display.mjs';
import { projectRoot } from './runtime/paths.mjs';
import { createReport, runScript, SetupFailure } from './runtime/report.mjs';
import { ensureSystemNeeds } from './runtime/system-needs.mjs';
import { playwrightStep } from './steps/playwright.mjs';
import { runSteps } from './steps/tally.mjs';

const KEYRING = path.join(projectRoot, 'build/scripts/keyring.sh');
const SPECS = ['test/linux/keyring.spec.ts', 'test/linux/ordinary-user.spec.ts'];

/** `npm run test:linux`: what only a Linux with root can show. Anything missing is a failure, nothing is left out. */
await runScript(async () => {
  const report = createReport('test:linux');
  const prepare = async () => {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) {
      throw new SetupFailure(
        'These tests make a user and a keyring.',
        'Run them as root on Debian, best in a container.',
      );
    }
    const absent = SPECS.filter((file) => !existsSync(path.join(projectRoot, file)));
    if (absent.length > 0) throw new SetupFailure(`There is no ${absent.join(', ')}.`, 'Check out the whole project.');
    const electron = await ensureRuntime(report);
    await ensureSystemNeeds(['keyring'], report);
    await buildIfChanged(report);
    return electron.binary;
  };
  const binary = await prepare().catch((error) => {
    console.log(`${error instanceof SetupFailure ? error.message : error.stack}\n\n0 passed, 1 failed`);
    return null;
  });
  if (binary === null) return 1;
  return withDisplay(report, (environment) =>
    runSteps([
      playwrightStep('secrets in a real keyring', 'keyring', { ...environment, CONCORD_ELECTRON: binary }, [KEYRING]),
      {
        name: 'as an ordinary user, with the sandbox',
        run: () =>
          withOrdinaryUser(binary, (user) => playwrightStep('', 'ordinary-user', { ...environment, ...user }).run()),
      },
    ]),
  );
});
