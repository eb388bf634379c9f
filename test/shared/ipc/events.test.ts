import { expect, test } from 'vitest';
import { eventSchemas, isEventName } from '../../../shared/ipc/events.ts';

test('only own names are events', () => {
  for (const name of Object.keys(eventSchemas)) expect(isEventName(name)).toBe(true);
  for (const name of ['__proto__', 'toString', '', null]) expect(isEventName(name)).toBe(false);
});

test('a change of the store names at least one topic, and only known ones', () => {
  const schema = eventSchemas['store.changed'];
  expect(schema.safeParse({ topics: ['runs', 'audit'] }).success).toBe(true);
  for (const topics of [[], ['secrets'], null]) expect(schema.safeParse({ topics }).success).toBe(false);
});
