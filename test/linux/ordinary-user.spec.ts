import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { chromium, expect, test } from '@playwright/test';

const ENDPOINT = /DevTools listening on (ws:\S+)/;
const SECCOMP_FILTER = '2'; // proc(5): 0 none, 1 strict, 2 filter

const needed = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this with npm run test:linux`);
  return value;
};

/** Launches the application as the user of this test, without a word about the sandbox. */
const launchAsUser = () => {
  const home = needed('CONCORD_USER_HOME');
  const switches = ['--remote-debugging-port=0', '--disable-gpu'];
  return spawn(needed('CONCORD_USER_ELECTRON'), [needed('CONCORD_USER_APPLICATION'), ...switches], {
    uid: Number(needed('CONCORD_USER_UID')),
    gid: Number(needed('CONCORD_USER_GID')),
    cwd: home,
    env: { HOME: home, PATH: needed('PATH'), DISPLAY: needed('DISPLAY'), LANG: 'C.UTF-8', TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
};

const endpointOf = (child: ReturnType<typeof launchAsUser>): Promise<string> =>
  new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const [, endpoint] = ENDPOINT.exec(output) ?? [];
      if (endpoint !== undefined) resolve(endpoint);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('close', (code) => reject(new Error(`Concord ended with ${code} before its window opened:\n${output}`)));
  });

type Process = { readonly commandLine: string; readonly seccomp: string; readonly uid: string };

/** The processes of the user, from /proc. One that ends meanwhile is left out. */
const processesOf = (uid: string): readonly Process[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const status = readFileSync(`/proc/${pid}/status`, 'utf8');
        const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        const field = (name: string) => new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? '';
        return field('Uid') === uid ? [{ commandLine, seccomp: field('Seccomp'), uid: field('Uid') }] : [];
      } catch {
        return [];
      }
    });

test('an ordinary user gets the window with its rows, drawn by a sandboxed process', async () => {
  const child = launchAsUser();
  try {
    const browser = await chromium.connectOverCDP(await endpointOf(child));
    const [context] = browser.contexts();
    if (!context) throw new Error('The browser has no context');
    const page = context.pages()[0] ?? (await context.waitForEvent('page'));
    await page.waitForSelector('html[data-ready="true"]', { state: 'attached' });
    await expect(page.getByRole('row').or(page.getByRole('option')).first()).toBeVisible();

    const processes = processesOf(needed('CONCORD_USER_UID'));
    expect(processes.filter(({ commandLine }) => commandLine.includes('--no-sandbox'))).toEqual([]);
    const renderers = processes.filter(({ commandLine }) => commandLine.includes('--type=renderer'));
    expect(renderers.length).toBeGreaterThan(0);
    expect(renderers.map(({ seccomp }) => seccomp)).toEqual(renderers.map(() => SECCOMP_FILTER));
    await browser.close();
  } finally {
    child.kill();
  }
});
