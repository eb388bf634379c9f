import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { allMismatches, startEngine, startWorld, type TestEngine, type World } from './world.ts';

// What a data field cannot hold, and how many there may be: told in words, nothing is stuck, nothing is lost.

let world: World;
let engine: TestEngine;

beforeEach(async () => {
  world = await startWorld({ customers: 120, limited: false });
  engine = await startEngine(world);
  await engine.sync('full');
});

afterEach(async () => {
  await engine.engine.stop();
  await world.stop();
});

/** A customer about whom nothing is found, to be given values. */
const soundOnes = async (count: number): Promise<readonly string[]> => {
  const taken = new Set((await allMismatches(engine)).map(({ reference }) => reference));
  const sound = [];
  for (const number of world.numbers()) {
    if (taken.has(number)) continue;
    const person = await engine.ask('mapping.preview', { which: 'in-force', number });
    if (person.rows.some(({ field, contact }) => field === 'city' && contact !== null)) sound.push(number);
    if (sound.length === count) return sound;
  }
  throw new Error('too few sound customers');
};

const caseOf = async (number: string) => {
  const row = (await allMismatches(engine)).find(({ reference }) => reference === number);
  return row === undefined ? null : engine.ask('mismatch.get', { id: row.id });
};
const approve = async (number: string) => {
  const seen = await caseOf(number);
  const { row, evidenceHash } = seen ?? {};
  const asked = await engine.tryTo('decision.approve', { id: row?.id, evidenceHash, key: randomUUID() });
  await engine.engine.idle();
  return asked;
};

test.each([
  ['a text of 1,001 signs', { city: 'c'.repeat(1_001) }, { city: 'Newtown' }, /1,000 signs that CITY holds/],
  ['a number of 19 digits', { loyaltyPoints: '1234567890123456789' }, { loyaltyPoints: '12' }, /at most 18 digits/],
])(
  '%s is not sent and says why; the others are, and it is once it was mended',
  async (_what, fields, mended, words) => {
    const [number = '', other = ''] = await soundOnes(2);
    await world.admin('erp', '/edit', { number, fields });
    await world.admin('erp', '/edit', { number: other, fields: { city: 'Newtown' } });
    await engine.sync('incremental');
    expect(await approve(number)).toMatchObject({ ok: false, error: { sentence: expect.stringMatching(words) } });
    expect(await approve(other)).toMatchObject({ ok: true });
    expect(await caseOf(other)).toBeNull();
    // A policy would leave it to a person, and says why.
    const { outlooks } = await engine.ask('policy.outlook', { policies: ['write-attributes'] });
    expect(outlooks[0]?.leftOut.map(({ reason }) => reason)).toContainEqual(expect.stringMatching(words));
    expect(await caseOf(number)).toMatchObject({ row: { status: 'open' } });
    await world.admin('erp', '/edit', { number, fields: mended });
    await engine.sync('incremental');
    expect(await approve(number)).toMatchObject({ ok: true });
    expect(await caseOf(number)).toBeNull();
    const { changes } = await engine.ask('change.page', { limit: 200 });
    expect(new Set(changes.map(({ state }) => state))).toEqual(new Set(['verified']));
  },
);

test('an account that may have no more data fields of a type says so, and has it once it may', async () => {
  const limits = { String: 0, Numeric: 50, Date: 49, Boolean: 50 };
  await world.admin('dotdigital', '/switches', { dataFieldLimits: limits });
  const field = { name: 'TOWN', type: 'String' };
  expect(await engine.tryTo('mapping.create-field', field)).toMatchObject({
    ok: false,
    error: {
      code: 'remote.rejected',
      sentence: expect.stringContaining('as many data fields of this type as it may have'),
    },
  });
  expect((await engine.ask('mapping.get', {})).accountFields.map(({ name }) => name)).not.toContain('TOWN');
  await world.admin('dotdigital', '/switches', { dataFieldLimits: { ...limits, String: 246 } });
  expect(await engine.ask('mapping.create-field', field)).toEqual(field);
  expect(await engine.tryTo('mapping.create-field', { name: 'Notes', type: 'String' })).toMatchObject({
    ok: false,
    error: { sentence: 'Dotdigital keeps the name NOTES for itself; choose another.' },
  });
});
