import { pathToFileURL } from 'node:url';
import { fails, linesOf } from './lines.mjs';

/** Runs one bundled bench in a process of its own, so that none measures another's garbage. */
const { measure } = /** @type {{ measure: import('../../bench/figure.ts').Measure }} */ (
  await import(pathToFileURL(process.argv[2] ?? '').href)
);
const figures = await measure();
for (const figure of figures) console.log(linesOf(figure).join('\n'));
process.exitCode = figures.some(fails) ? 1 : 0;
