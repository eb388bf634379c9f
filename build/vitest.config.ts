import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = path.resolve(import.meta.dirname, '..');

/** Unit, integration and scenario tests. What needs a window is run by Playwright: `playwright.config.ts`. */
export default defineConfig({
  root,
  test: {
    pool: 'forks',
    // Scenarios wait for answers much of their time: a core left idle for the runner would double the minutes on a small machine.
    maxWorkers: '100%',
    restoreMocks: true,
    // A busy machine is slow, and slowness is for the benchmarks to measure.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
    env: { TZ: 'UTC' },
    setupFiles: ['test/fixtures/property-seed.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: [
            'test/{architecture,shared,vault,engine,training,main,build,scenarios,conformance,wire-corpus}/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'renderer',
          environment: 'happy-dom',
          include: ['test/renderer/**/*.test.{ts,tsx}'],
          css: { modules: { classNameStrategy: 'non-scoped' } },
        },
      },
    ],
  },
});
