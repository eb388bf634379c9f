import path from 'node:path';
import { defineConfig } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '..');

/**
 * Tests on the real window. They are run by `npm test` (e2e) and `npm run test:linux` (the others), which build first
 * and name the program to launch in CONCORD_ELECTRON.
 */
export default defineConfig({
  outputDir: path.join(root, 'test-results'),
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: {
    timeout: 10_000,
    toHaveScreenshot: { maxDiffPixelRatio: 0.002, animations: 'disabled', caret: 'hide' },
  },
  use: { trace: 'retain-on-failure' },
  snapshotPathTemplate: '{testDir}/screenshots/{arg}{ext}',
  projects: [
    { name: 'e2e', testDir: path.join(root, 'test/e2e'), testMatch: '*.spec.ts' },
    { name: 'keyring', testDir: path.join(root, 'test/linux'), testMatch: 'keyring.spec.ts' },
    { name: 'ordinary-user', testDir: path.join(root, 'test/linux'), testMatch: 'ordinary-user.spec.ts' },
  ],
});
