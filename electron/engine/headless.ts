import { fileURLToPath } from 'node:url';
import { runHeadless } from './headless/run.ts';

process.exitCode = await runHeadless(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  error: (text) => process.stderr.write(`${text}\n`),
  env: process.env,
  stdin: process.stdin,
  // The bundle of the simulators lies beside the bundle of this runner.
  trainingBundle: fileURLToPath(new URL('./training.js', import.meta.url)),
});
// The simulators' channels would keep the process alive.
process.exit(process.exitCode);
