import { expect, test } from 'vitest';
import { invoke, subscribe } from '../../../renderer/ipc/client.ts';
import { failure } from '../../../shared/errors.ts';
import { fakeBridge, installBridge } from '../../doubles/fake-bridge.ts';
import { good } from '../../doubles/window-answers.ts';

const answering = (answer: () => unknown) => {
  const fake = fakeBridge({ 'settings.get': answer });
  installBridge(fake.bridge);
  return fake;
};

test('an answer and a refusal come through as they are', async () => {
  answering(() => good({ theme: 'dark' }));
  expect(await invoke('settings.get', {})).toEqual(good({ theme: 'dark' }));
  const error = failure('store.busy', 'It is busy.');
  answering(() => ({ ok: false, error }));
  expect(await invoke('settings.get', {})).toEqual({ ok: false, error });
});

test.each([
  ['nothing', () => null],
  ['a text', () => 'yes'],
  ['a shape without ok', () => ({ value: 1 })],
  ['a refusal without a sentence', () => ({ ok: false, error: { code: 'bug', sentence: '' } })],
  ['a refusal with an unknown code', () => ({ ok: false, error: { code: 'toString', sentence: 'No.' } })],
  [
    'a call that breaks off',
    () => {
      throw new Error('An object could not be cloned.');
    },
  ],
])('%s becomes a failure that can be read, never a throw', async (_what, answer) => {
  answering(answer);
  expect(await invoke('settings.get', {})).toMatchObject({
    ok: false,
    error: { code: 'bug', sentence: expect.stringContaining('Start it again') },
  });
});

test('an event is heard until the listener is taken off', () => {
  const fake = answering(() => null);
  const heard: unknown[] = [];
  const stop = subscribe('store.changed', (payload) => heard.push(payload));
  fake.tell('store.changed', { topics: ['runs'] });
  stop();
  fake.tell('store.changed', { topics: ['audit'] });
  expect(heard).toEqual([{ topics: ['runs'] }]);
});
