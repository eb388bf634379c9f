import { test as base } from '@playwright/test';
import { type Concord, type LaunchOptions, launchConcord, newUserData } from './launch.ts';
import { firstSynced } from './run-job.ts';

type OwnConcord = {
  /** Where the data of this test lies. */
  readonly folder: string;
  readonly open: (options?: LaunchOptions) => Promise<Concord>;
};

/**
 * `concord` is one window shared by the tests, also of several files: quick, for tests that do not mind each other. `own` opens
 * windows on a data folder of this test's own, one after another: for tests that close, kill or start anew.
 */
export const test = base.extend<{ own: OwnConcord }, { concord: Concord }>({
  concord: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to learn what a fixture needs.
    async ({}, use) => {
      const data = await newUserData();
      const concord = await launchConcord(data.folder);
      await firstSynced(concord.page);
      await use(concord);
      await concord.close();
      await data.remove();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  own: async ({}, use) => {
    const data = await newUserData();
    const opened: Concord[] = [];
    await use({
      folder: data.folder,
      open: async (options) => {
        const concord = await launchConcord(data.folder, options);
        opened.push(concord);
        return concord;
      },
    });
    await Promise.allSettled(opened.map((concord) => concord.close()));
    await data.remove();
  },
});
