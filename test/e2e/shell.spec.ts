import { spawn } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import { ask, askAnything } from './bridge.ts';
import { test } from './fixtures.ts';
import { type Concord, electronBinary } from './launch.ts';

const small = { env: { CONCORD_TRAINING_CUSTOMERS: '200' } };

test.describe('what the page can do', () => {
  test('it has two functions, and nothing of Node or Electron', async ({ concord: { page } }) => {
    const found = await page.evaluate(() => ({
      bridge: Object.entries(window.concord).map(([name, value]) => `${name}: ${typeof value}`),
      powers: ['require', 'process', 'module', 'Buffer', 'global', 'electron', '__dirname'].filter(
        (name) => name in globalThis,
      ),
      isFrozen: Reflect.set(window.concord, 'invoke', () => 'changed'),
    }));
    expect(found.bridge.sort()).toEqual(['invoke: function', 'subscribe: function']);
    expect(found.powers).toEqual([]);
    expect(found.isFrozen).toBe(false);
  });

  const refusals: readonly (readonly [string, unknown, unknown])[] = [
    ['an unknown operation', 'fs.read', {}],
    ['an inherited name', '__proto__', {}],
    ['another inherited name', 'constructor', {}],
    ['a name that is no text', { toString: 'app.about' }, {}],
    ['a key too many for main', 'app.about', { verbose: true }],
    ['a key too many for the engine', 'mismatch.counts', { verbose: true }],
    ['an input of the wrong kind', 'mismatch.get', { id: 'first' }],
  ];
  for (const [what, name, input] of refusals) {
    test(`${what} is refused at the gate`, async ({ concord: { page } }) => {
      expect(await askAnything(page, name, input)).toMatchObject({ ok: false, error: { code: 'ipc.invalid' } });
    });
  }

  test('a frame within the page has no bridge', async ({ concord: { page } }) => {
    const has = await page.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const found = frame.contentWindow !== null && 'concord' in frame.contentWindow;
      frame.remove();
      return found;
    });
    expect(has).toBe(false);
  });

  test('it cannot go elsewhere, open a window, or be given a permission', async ({ concord: { app, page } }) => {
    const before = page.url();
    const refused = await page.evaluate(async () => {
      window.location.href = 'https://example.org/';
      const opened = window.open('https://example.org/', '_blank');
      const named = ['geolocation', 'notifications', 'camera', 'clipboard-read'] as PermissionName[];
      const states = await Promise.all(named.map(async (name) => (await navigator.permissions.query({ name })).state));
      const notified = await Notification.requestPermission();
      const located = await new Promise<number>((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve(0),
          ({ code }) => resolve(code),
        );
      });
      return { opened: opened === null, states: [...new Set(states)], notified, located };
    });
    const permissionDenied = 1; // GeolocationPositionError.PERMISSION_DENIED
    expect(refused).toEqual({ opened: true, states: ['denied'], notified: 'denied', located: permissionDenied });
    expect(page.url()).toBe(before);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test('every file comes with the policy, and nothing outside of the folder comes', async ({ concord: { app } }) => {
    const answers = await app.evaluate(async ({ net }) => {
      const read = async (url: string) => {
        const answer = await net.fetch(url);
        return { status: answer.status, policy: answer.headers.get('content-security-policy') };
      };
      return {
        page: await read('app://concord/'),
        outside: await read('app://concord/..%2f..%2fpackage.json'),
        other: await read('app://elsewhere/index.html'),
      };
    });
    expect(answers.page.status).toBe(200);
    expect(answers.page.policy).toContain("default-src 'none'");
    expect(answers.page.policy).toContain("connect-src 'none'");
    expect(answers.page.policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(answers.outside).toEqual({ status: 404, policy: answers.page.policy });
    expect(answers.other).toEqual({ status: 404, policy: answers.page.policy });
  });

  test('the policy holds in the page: no text becomes code, and nothing is fetched', async ({ concord: { page } }) => {
    const refused = await page.evaluate(async () => {
      const violated: string[] = [];
      // The browser tells of a violation when it comes to it, so both are waited for.
      const told = new Promise<void>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => {
          violated.push(event.effectiveDirective);
          if (violated.length === 2) resolve();
        });
      });
      const script = document.createElement('script');
      script.textContent = 'window.wasRun = true';
      document.head.append(script);
      const fetched = await fetch('https://example.org/').then(
        () => true,
        () => false,
      );
      await told;
      return { fetched, wasRun: 'wasRun' in window, violated: violated.sort() };
    });
    expect(refused).toEqual({ fetched: false, wasRun: false, violated: ['connect-src', 'script-src-elem'] });
  });
});

/** Ends with its exit code; the second launch of a data folder that is open. */
const launchAgain = (userData: string): Promise<number | null> =>
  new Promise((resolve, reject) => {
    const root = path.resolve(import.meta.dirname, '../..');
    const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const child = spawn(electronBinary(), [root, `--user-data-dir=${userData}`, '--disable-gpu', ...switches], {
      stdio: 'ignore',
    });
    child.once('error', reject);
    child.once('exit', resolve);
  });

test('a second launch on the same data ends by itself and brings the first window to the front', async ({ own }) => {
  const { app } = await own.open(small);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const isTold = app.evaluate(
    ({ app: main }) => new Promise<boolean>((resolve) => main.once('second-instance', () => resolve(true))),
  );
  expect(await launchAgain(own.folder)).toBe(0);
  expect(await isTold).toBe(true);
  const windows = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isMinimized()));
  await expect.poll(windows).toEqual([false]);
});

test('the window opens where it was closed', async ({ own }) => {
  const wanted = { x: 70, y: 60, width: 1111, height: 777 };
  const boundsOf = ({ app }: Concord) =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  const first = await own.open(small);
  await first.app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), wanted);
  await expect.poll(() => boundsOf(first)).toEqual(wanted);
  await first.close();
  expect(await boundsOf(await own.open(small))).toEqual(wanted);
});

test('a window opened and closed leaves no warning in the log', async ({ own }) => {
  const { page, close } = await own.open(small);
  await expect(page.getByRole('option').first()).toBeVisible();
  await close();
  const text = await readFile(path.join(own.folder, 'logs', 'concord.log'), 'utf8');
  const lines = text.trim().split('\n');
  expect(lines.some((line) => line.includes('"level":"info"'))).toBe(true);
  expect(lines.filter((line) => !/"level":"(?:debug|info)"/.test(line))).toEqual([]);
});

test('damaged settings are set aside, and Concord opens with the usual ones', async ({ own }) => {
  await writeFile(path.join(own.folder, 'settings.json'), '{"version":1,"theme":"da');
  const { page } = await own.open(small);
  expect(await ask(page, 'settings.get', {})).toEqual({ theme: 'system' });
  await ask(page, 'settings.set', { theme: 'dark' });
  const kept = (await readdir(own.folder)).filter((name) => name.startsWith('settings'));
  expect(kept.sort()).toEqual([expect.stringMatching(/^settings\.damaged-\d+\.json$/), 'settings.json']);
  expect(await readFile(path.join(own.folder, kept[0] ?? ''), 'utf8')).toBe('{"version":1,"theme":"da');
});

test('an engine that is killed is told of, starts again, and answers', async ({ own }) => {
  const { app, page } = await own.open(small);
  const engines = () =>
    app.evaluate(({ app: main }) =>
      main.getAppMetrics().flatMap(({ pid, name }) => (name === 'Concord Engine' ? [pid] : [])),
    );
  const [killed = 0] = await engines();
  expect(killed).toBeGreaterThan(0);
  // Caught as it appears: the engine is back within a moment.
  const told = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const look = (): void => {
          const note = document.querySelector('.foot-notes [role="alert"]')?.textContent;
          if (note) resolve(note);
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  process.kill(killed, 'SIGKILL');
  expect(await told).toContain('starting again');
  await expect.poll(() => askAnything(page, 'mismatch.counts', {})).toMatchObject({ ok: true });
  expect(await engines()).not.toContain(killed);
  await expect(page.locator('.foot-notes').getByRole('alert')).toHaveCount(0);
  await page.getByRole('option').nth(2).click();
  await expect(page.getByRole('option').nth(2)).toHaveAttribute('aria-selected', 'true');
});
