import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

const projectRoot = path.resolve(import.meta.dirname, '../..');

/** What makes pictures of the window the same on every machine. */
const STEADY = [
  '--disable-gpu',
  '--force-device-scale-factor=1',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
  '--lang=en-GB',
];

export type Concord = {
  readonly app: ElectronApplication;
  /** The window, with its first rows on the screen. */
  readonly page: Page;
  /** Everything that Concord keeps is in here. */
  readonly userData: string;
  /** Closes the window; the data stays, to be opened again. */
  readonly close: () => Promise<void>;
};

/** The program to launch; the scripts that run these tests set it. Throws when it is missing. */
export const electronBinary = (): string => {
  const binary = process.env.CONCORD_ELECTRON;
  if (!binary) throw new Error('CONCORD_ELECTRON is not set: run these tests with npm run test:e2e or npm test.');
  return binary;
};

/** A new folder for the data of one Concord, and how to remove it. */
export const newUserData = async (): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'concord-e2e-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
};

export type LaunchOptions = {
  readonly switches?: readonly string[];
  /** Environment variables beside those of the test run. */
  readonly env?: Readonly<Record<string, string>>;
};

/** Opens the built Concord on a data folder and waits for its first rows. */
export const launchConcord = async (
  userData: string,
  { switches = [], env = {} }: LaunchOptions = {},
): Promise<Concord> => {
  const unsandboxed = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({
    executablePath: electronBinary(),
    cwd: projectRoot,
    colorScheme: null, // The theme is Concord's to choose, not the test's.
    args: [projectRoot, `--user-data-dir=${userData}`, ...unsandboxed, ...STEADY, ...switches],
    // The timer would sync in the middle of what is tested.
    env: { ...environment(), TZ: 'UTC', LANG: 'en_GB.UTF-8', CONCORD_SCHEDULE: 'off', ...env },
  });
  const page = await app.firstWindow();
  await page.waitForSelector('html[data-ready="true"]', { state: 'attached' });
  await page.evaluate(() => document.fonts.ready.then(() => null));
  return { app, page, userData, close: () => app.close() };
};

const environment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
