import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allMismatches, startEngine, startWorld, type TestEngine, type World } from './world.ts';

/** More sequences than in everyday runs are asked for with this variable. */
const sequences = Number(process.env.CONCORD_PROPERTY_RUNS ?? '8');

let world: World;
let round = 0;
beforeAll(async () => {
  world = await startWorld({ customers: 60, seed: 11, limited: false });
});
afterAll(() => world.stop());

type Contact = {
  readonly contactId: number;
  readonly status: string;
  readonly email: string;
  readonly number: string;
};

/** The account as it is, read over its own API with nothing of the engine. */
const readAccount = async (): Promise<ReadonlyMap<number, Contact>> => {
  const { baseUrl, user, secret } = world.start.dotdigital ?? { baseUrl: '', user: '', secret: '' };
  const query = `limit=5000&data-fields=${encodeURIComponent('[[ALL]]')}&include=channelProperties`;
  const answer = await fetch(`${baseUrl}/contacts/v3?${query}`, {
    headers: { authorization: `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}` },
  });
  const { _items: items } = (await answer.json()) as { readonly _items: readonly Wire[] };
  return new Map(items.map((item) => [item.contactId, contactOf(item)]));
};

type Wire = {
  readonly contactId: number;
  readonly identifiers: { readonly email?: string };
  readonly dataFields: Readonly<Record<string, unknown>>;
  readonly channelProperties: { readonly email: { readonly status: string } };
};

const contactOf = ({ contactId, identifiers, dataFields, channelProperties }: Wire): Contact => ({
  contactId,
  status: channelProperties.email.status,
  email: (identifiers.email ?? '').toLowerCase(),
  number: String(dataFields.ERP_ID ?? ''),
});

const mailed = (status: string): boolean => status === 'subscribed' || status === 'pendingOptIn';

/** What the test itself did to people: the only ones who may lift an opt-out are the people. */
type Will = { readonly out: Set<string> };

type Step = {
  readonly what: (typeof deeds)[number];
  readonly who: number;
  readonly other: number;
};
const deeds = [
  'erp-opt-out',
  'unsubscribe',
  'erp-rename',
  'contact-rename',
  'take-anothers-address',
  'delete-contact',
  'bin',
  'restore',
  'old-consent',
  'sync',
  'full-sync',
  'consent-job',
  'approve',
  'approve-all',
  'undo',
  'forget',
] as const;

const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(...deeds),
  who: fc.nat(10_000),
  other: fc.nat(10_000),
});

const pick = <T>(list: readonly T[], at: number): T | undefined =>
  list.length === 0 ? undefined : list[at % list.length];

const play = async (engine: TestEngine, { what, who, other }: Step, will: Will): Promise<void> => {
  const numbers = customers();
  const number = pick(numbers, who) ?? '';
  const account = await readAccount();
  const contact = pick([...account.values()], who);
  const names = (one: Contact | undefined): readonly string[] =>
    one === undefined
      ? []
      : [`contact:${one.contactId}`, `email:${one.email}`, ...(one.number === '' ? [] : [`number:${one.number}`])];
  switch (what) {
    case 'erp-opt-out': {
      const permission = {
        ground: 'opt-out',
        at: new Date(world.now()).toISOString(),
        source: null,
        text: null,
        orderReference: null,
      };
      await world.admin('erp', '/edit', { number, fields: { permission } });
      will.out.add(`number:${number}`);
      await engine.sync('incremental');
      return;
    }
    case 'unsubscribe':
      if (contact === undefined) return;
      await world.admin('dotdigital', '/edit', { contactId: contact.contactId, emailStatus: 'unsubscribed' });
      for (const name of names(contact)) will.out.add(name);
      // What no read ever showed nobody can know.
      await engine.sync('incremental');
      return;
    case 'erp-rename':
      return void (await world.admin('erp', '/edit', { number, fields: { email: `new.${other}@example.org` } }));
    case 'contact-rename':
      if (contact === undefined) return;
      await world.admin('dotdigital', '/edit', {
        contactId: contact.contactId,
        newEmail: `moved.${other}.${who}@example.org`,
      });
      return;
    case 'take-anothers-address': {
      const theirs = pick([...account.values()], other);
      return void (await world.admin('erp', '/edit', { number, fields: { email: theirs?.email ?? null } }));
    }
    case 'delete-contact':
      if (contact === undefined) return;
      await world.admin('dotdigital', '/edit', { contactId: contact.contactId, deleted: true });
      await engine.sync('full', true);
      return;
    case 'bin':
    case 'restore':
      if (contact === undefined) return;
      return void (await world.admin('dotdigital', '/edit', { contactId: contact.contactId, binned: what === 'bin' }));
    case 'old-consent': {
      // A clerk writes an older consent over whatever stands there: no answer of the person.
      const permission = {
        ground: 'consent',
        at: '2019-03-01T10:00:00.000Z',
        source: null,
        text: 'Yes',
        orderReference: null,
      };
      return void (await world.admin('erp', '/edit', { number, fields: { permission } }));
    }
    case 'sync':
      return void (await engine.sync('incremental', true));
    case 'full-sync':
      return void (await engine.sync('full', true));
    case 'consent-job':
      await engine.ask('sync.start', { job: 'consent', mode: 'incremental' });
      return engine.engine.idle();
    case 'approve':
    case 'approve-all': {
      const open = await allMismatches(engine);
      const chosen =
        what === 'approve-all' ? open : open.filter((_, place) => place === who % Math.max(1, open.length));
      for (const { id } of chosen) {
        const { evidenceHash, keep } = await engine.ask('mismatch.get', { id });
        const choice = keep === null ? null : (pick(keep.choices, other)?.value ?? null);
        await engine.tryTo('decision.approve', { id, evidenceHash, keep: choice, key: randomUUID() });
      }
      return engine.engine.idle();
    }
    case 'undo': {
      const { changes } = await engine.ask('change.page', { limit: 200 });
      const id = pick(changes, who)?.id;
      if (id === undefined) return;
      const preview = await engine.tryTo('change.preview-undo', { id });
      if (!preview.ok) return;
      const { token } = preview.value as { readonly token: string };
      await engine.tryTo('change.undo', { id, token, key: randomUUID() });
      return engine.engine.idle();
    }
    case 'forget': {
      if (other % 8 !== 0) return;
      const { records } = await engine.ask('person.find', { text: number });
      if (records.length === 0) return;
      const chosen = records.map(({ system, id }) => ({ system, id }));
      return void (await engine.ask('person.forget', { records: chosen, reason: 'asked to', key: randomUUID() }));
    }
  }
};

const customers = (): readonly string[] => world.numbers();

/** Deeds of Concord; after any other a contact may be mailed again because somebody in the account said so. */
const ours = new Set<Step['what']>(['sync', 'full-sync', 'consent-job', 'approve', 'approve-all', 'undo', 'forget']);

test('no sequence of operations subscribes somebody who opted out', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(stepArbitrary, { minLength: 10, maxLength: 30 }), async (steps) => {
      round += 1;
      await world.admin('erp', '/reset', {});
      await world.admin('dotdigital', '/reset', {});
      const engine = await startEngine(world, { folder: join(world.folder, 'workspaces', `round-${round}`) });
      const will: Will = { out: new Set() };
      try {
        await engine.sync('full');
        const { both, erpOnly, dotdigitalOnly } = world.truth().optOuts;
        for (const number of [...both, ...erpOnly, ...dotdigitalOnly]) will.out.add(`number:${number}`);
        for (const one of (await readAccount()).values())
          if (one.status === 'unsubscribed' || one.status === 'suppressed')
            for (const name of [`contact:${one.contactId}`, `email:${one.email}`, `number:${one.number}`])
              will.out.add(name);
        will.out.delete('number:');
        for (const step of steps) {
          const before = await readAccount();
          await play(engine, step, will);
          if (!ours.has(step.what)) continue;
          for (const now of (await readAccount()).values()) {
            const was = before.get(now.contactId);
            const isNew = mailed(now.status) && !(was !== undefined && mailed(was.status) && was.email === now.email);
            if (!isNew) continue;
            const held = [`contact:${now.contactId}`, `email:${now.email}`, `number:${now.number}`].filter((name) =>
              will.out.has(name),
            );
            expect({ step: step.what, subscribed: now, although: held }).toMatchObject({ although: [] });
          }
        }
      } finally {
        await engine.engine.stop();
      }
    }),
    { numRuns: sequences, seed: 20_261_125 },
  );
}, 600_000);
