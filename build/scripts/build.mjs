import fs from 'node:fs/promises';
import path from 'node:path';
import { hashOfSources } from './bundle/sources.mjs';
import { readJson, writeIntoPlace } from './runtime/files.mjs';
import { withLock } from './runtime/lock.mjs';
import { projectRoot } from './runtime/paths.mjs';
import { createReport, runScript } from './runtime/report.mjs';

const STAMP = path.join(projectRoot, 'out/built.json');

/**
 * Builds the programs into out/ unless the sources are those of the last build.
 * @param {import('./runtime/report.mjs').Report} report
 * @param {{ readonly always?: boolean }} [options]
 */
export const buildIfChanged = async (report, { always = false } = {}) => {
  if (!always && (await isUpToDate())) return;
  await withLock(path.join(projectRoot, 'out/build'), report, async () => {
    if (!always && (await isUpToDate())) return;
    await fs.rm(STAMP, { force: true });
    const sources = await hashOfSources();
    await buildAll(report);
    await writeIntoPlace(STAMP, JSON.stringify({ sources }));
  });
};

const isUpToDate = async () => {
  const stamp = await readJson(STAMP);
  return stamp !== null && stamp.sources === (await hashOfSources());
};

/** @param {import('./runtime/report.mjs').Report} report */
const buildAll = async (report) => {
  const [{ build }, { buildConfigs }] = await Promise.all([import('vite'), import('./bundle/config.mjs')]);
  const { main, preload, renderer } = buildConfigs({ development: false });
  report('building');
  await Promise.all([main, preload, renderer].map((config) => build(config)));
  report('built');
};

if (process.argv[1] === import.meta.filename) {
  await runScript(async () => {
    await buildIfChanged(createReport('build'), { always: true });
    return 0;
  });
}
