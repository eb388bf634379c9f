import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeCard } from '../../../electron/vault/desk/card.ts';
import { deskKeysOf, makeDeskSecret } from '../../../electron/vault/desk/keys.ts';
import { deskKeys } from '../../vault/desk/desks.ts';
import { nothing, openedWorkspace, workspaceFolder } from '../connections/own-workspace.ts';
import { openedIn } from '../store/opened.ts';

/** A desk of a workspace whose two systems are known. */
const desk = async (role: 'writer' | 'reviewer', erp = 'Northbank', secret: string | null = makeDeskSecret()) => {
  const folder = workspaceFolder();
  const stores = openedIn(folder);
  stores.atomically(() => {
    stores.workspace.setFact('erp.account', erp);
    stores.workspace.setFact('dotdigital.account', 'account 7');
  });
  stores.close();
  return openedWorkspace({ folder, role, secrets: { ...nothing, desk: secret } });
};
const textOf = async (one: Awaited<ReturnType<typeof desk>>): Promise<string> =>
  (await one.ask('desk.get', {})).key?.text ?? '';

test('a desk tells its public key, and nothing of the private one', async () => {
  const secret = makeDeskSecret();
  const writer = await desk('writer', 'Northbank', secret);
  const told = await writer.ask('desk.get', {});
  expect(told).toMatchObject({ role: 'writer', name: 'anna', blocked: null, trusted: [] });
  const folder = join(writer.start.folder, 'out');
  mkdirSync(folder);
  const { path } = await writer.ask('desk.export-key', { path: folder });
  expect(path).toBe(join(folder, 'anna-writer.concord-desk'));
  expect(readFileSync(path, 'utf8')).toBe(told.key?.text);
  for (const { d } of Object.values(JSON.parse(secret) as Record<string, { readonly d?: string }>))
    if (d !== undefined) expect(`${JSON.stringify(told)}${writer.logged()}`).not.toContain(d);
});

test('a desk without its key, or before its first sync, says what is missing', async () => {
  const locked = await desk('writer', 'Northbank', null);
  expect(await locked.ask('desk.get', {})).toMatchObject({ key: null, blocked: null });
  const noKey = await locked.tryTo('desk.export-key', { path: '/x' });
  expect(noKey).toMatchObject({ error: { code: 'secret.unavailable' } });
  const young = await openedWorkspace({ secrets: { ...nothing, desk: makeDeskSecret() } });
  expect((await young.ask('desk.get', {})).blocked).toMatch(/^Sync this workspace once/);
  expect(await young.tryTo('desk.inspect', { text: 'x' })).toMatchObject({ error: { code: 'sync.not-ready' } });
});

test('another desk is trusted by its key and the fingerprint that was shown, and removed again', async () => {
  const [writer, reviewer] = [await desk('writer'), await desk('reviewer')];
  const text = await textOf(reviewer);
  const shown = await writer.ask('desk.inspect', { text });
  expect(shown).toMatchObject({ name: 'anna', role: 'reviewer', isTrusted: false });
  const wrong = await writer.tryTo('desk.trust', { text, fingerprint: 'AAAA', name: 'Maria' });
  expect(wrong).toMatchObject({ ok: false, error: { code: 'decision.not-possible' } });
  await writer.ask('desk.trust', { text, fingerprint: shown.fingerprint, name: 'Maria' });
  expect((await writer.ask('desk.get', {})).trusted).toMatchObject([
    { name: 'Maria', fingerprint: shown.fingerprint, trustedBy: 'anna', lastNumber: null },
  ]);
  expect((await writer.ask('desk.inspect', { text })).isTrusted).toBe(true);
  await writer.ask('desk.untrust', { fingerprint: shown.fingerprint });
  expect((await writer.ask('desk.get', {})).trusted).toEqual([]);
  const { entries } = await writer.ask('audit.page', {});
  expect(entries.map(({ action }) => action)).toEqual(['desk.untrusted', 'desk.trusted']);
});

test('a key of this desk itself, of the same role, or for other systems is refused', async () => {
  const [writer, colleague, stranger] = [
    await desk('writer'),
    await desk('writer'),
    await desk('reviewer', 'Other Ltd'),
  ];
  const sentence = async (text: string): Promise<string> => {
    const answer = await writer.tryTo('desk.inspect', { text });
    return answer.ok ? '' : answer.error.sentence;
  };
  expect(await sentence(await textOf(writer))).toMatch(/this desk itself/);
  expect(await sentence(await textOf(colleague))).toMatch(/key of a writer; here that of a reviewer/);
  expect(await sentence(await textOf(stranger))).toMatch(/other systems .* Northbank and account 7/);
  expect(await sentence(writeCard(deskKeys(), { name: 'x', role: 'reviewer', workspace: 'w' }))).toMatch(
    /other systems/,
  );
  expect(deskKeysOf('x')).toBeNull();
});

test('secrets that come later bring the key along', async () => {
  const writer = await desk('writer', 'Northbank', null);
  writer.engine.secrets({ ...nothing, desk: makeDeskSecret() });
  expect((await writer.ask('desk.get', {})).key?.fingerprint).toMatch(/^(\w{4}-){5}\w{4}$/);
});
