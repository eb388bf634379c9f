import { expect, test } from 'vitest';
import { partsOfContact } from '../../../electron/engine/domain/normalise/derive.ts';
import { judgeFields } from '../../../electron/engine/flows/check-data-fields.ts';
import { deriveAgain, mappingOfContact } from '../../../electron/engine/flows/derive-again.ts';
import { documentHash } from '../../../electron/engine/flows/mapping-check.ts';
import { putInForce } from '../../../electron/engine/flows/put-in-force.ts';
import { whatIf } from '../../../electron/engine/flows/what-if.ts';
import type { ExtraRule, MappingDocument, Target } from '../../../shared/domain/mapping-document.ts';
import { firstMapping } from '../../../shared/domain/mapping-document.ts';
import { foundedWith, heldIn, mappingWith, nameAccountFields, people } from './mapped-worlds.ts';
import { never, type Rig, startRig } from './rig.ts';

const text = (name: string) => ({ name, type: 'String' }) as const;
const own = (field: ExtraRule['field'], name: string, type: 'text' | 'number', target: Target): ExtraRule => ({
  field,
  source: { from: 'erp', name, type, tells: null },
  steps: [],
  target,
  master: 'erp',
});
const tiers = [
  { from: '1', to: 'Silver' },
  { from: '2', to: 'Gold' },
  { from: '3', to: 'Bronze' },
];

const documents: Readonly<Record<string, MappingDocument>> = {
  'a field goes elsewhere': mappingWith({ firstName: { target: text('NICK') } }),
  'a field is not sent any more': mappingWith({ city: { target: null } }),
  'a table': mappingWith({
    loyaltyTier: { steps: [{ do: 'look-up', table: tiers, otherwise: 'empty' }], target: text('TIER_NAME') },
  }),
  'a number that the ERP writes with groups': mappingWith({
    loyaltyPoints: { steps: [{ do: 'number', decimals: '.', places: null }] },
  }),
  'a number as text': mappingWith({ loyaltyPoints: { target: text('POINTS_TXT') } }),
  'fields that are joined': mappingWith({
    street: { steps: [{ do: 'join', fields: ['city'], separator: ', ' }], target: text('FULL_ADDRESS') },
  }),
  'a phone without its plus': mappingWith({
    phone: { steps: [{ do: 'e164', country: null, plus: false }], target: text('MOBILE') },
  }),
  'a date in another form': mappingWith({
    birthDate: { steps: [{ do: 'date', read: 'dd/MM/yyyy', write: 'dd/MM/yyyy' }], target: text('BORN') },
  }),
  'fields that the ERP calls its own': mappingWith(
    {},
    {
      extras: [
        own('extra2', 'SHOE_SIZE', 'number', { name: 'SHOE', type: 'Numeric' }),
        own('extra32', 'NEWSLETTER_TOPIC', 'text', text('TOPIC')),
      ],
    },
  ),
  'another number field': mappingWith({}, { numberField: 'ERP_NEW' }),
  'staff are excepted': mappingWith(
    {},
    { eligibility: { ...firstMapping.eligibility, exceptPriceGroups: ['staff'], person: false } },
  ),
  'inactive ones are sent, and soft opt-in does not count': mappingWith(
    {},
    { eligibility: { ...firstMapping.eligibility, active: false }, permission: { softOptIn: false } },
  ),
};

/** Puts a document down as the draft, and in force. */
const put = ({ deps, stores }: Rig, document: MappingDocument): number => {
  stores.atomically(() => stores.mappings.setDraft({ document, by: 'anna', changedAt: 1 }));
  const done = putInForce(deps, documentHash(stores, document));
  if (!done.ok) throw new Error(done.error.sentence);
  return done.value.version;
};

const founded = async (): Promise<Rig> => {
  const rig = startRig();
  nameAccountFields(rig);
  people(rig);
  await rig.sync();
  return rig;
};

test.each(Object.entries(documents))(
  'put in force, a mapping leaves what a workspace founded with it would hold: %s',
  async (_name, document) => {
    const rig = await founded();
    const before = heldIn(rig);
    rig.remote.onRead = () => {
      throw new Error('a call was made');
    };
    expect(put(rig, document)).toBe(2);
    expect((await deriveAgain(rig.deps, never, () => undefined)).ok).toBe(true);
    expect(rig.writes).toEqual([]);
    rig.remote.onRead = () => undefined;
    const fresh = await foundedWith(document);
    fresh.stores.atomically(() => judgeFields(fresh.deps, null));
    expect(heldIn(rig)).toEqual(heldIn(fresh));
    // A mapping that changes nothing here would prove nothing.
    const { cases, counts } = heldIn(rig);
    expect([cases, counts]).not.toEqual([before.cases, before.counts]);
  },
);

test.each([0, 1, 2, 3, 4])('broken off after %i steps, deriving goes on to the same end', async (steps) => {
  const document = documents['another number field'] ?? firstMapping;
  const rig = await founded();
  put(rig, document);
  let taken = 0;
  const broken = deriveAgain(rig.deps, never, () => {
    if (taken === steps) throw new Error('the engine is killed');
    taken += 1;
  });
  await expect(broken).rejects.toThrow('killed');
  expect(rig.stores.mappings.deriving()).not.toBeNull();
  expect((await deriveAgain(rig.deps, never, () => undefined)).ok).toBe(true);
  expect(rig.stores.mappings.deriving()).toBeNull();
  expect(heldIn(rig)).toEqual(heldIn(await foundedWith(document)));
});

test('a mapping is put back, and the mirror is what it was', async () => {
  const rig = await founded();
  put(rig, documents['a table'] ?? firstMapping);
  await deriveAgain(rig.deps, never, () => undefined);
  expect(put(rig, firstMapping)).toBe(3);
  await deriveAgain(rig.deps, never, () => undefined);
  const withoutHash = (held: ReturnType<typeof heldIn>) =>
    JSON.parse(JSON.stringify(held, (name, value) => (name === 'hash' ? undefined : value)));
  expect(withoutHash(heldIn(rig))).toEqual(withoutHash(heldIn(await founded())));
});

test('what was set aside stays so under a mapping that treats its fields as before', async () => {
  const rig = await founded();
  const id = rig.cases().find(({ reference, kind }) => reference === 'C03' && kind === 'field-drift')?.id ?? 0;
  const hashes = heldHashes(rig, 'C03');
  rig.stores.atomically(() =>
    rig.stores.mismatches.setStatus(id, 'ignored', { at: 1, reopened: null, ignoredAs: hashes }),
  );
  put(rig, documents['a table'] ?? firstMapping);
  await deriveAgain(rig.deps, never, () => undefined);
  expect(rig.stores.mismatches.get(id)?.row.status).toBe('ignored');
  put(rig, mappingWith({ city: { steps: [{ do: 'case', to: 'upper' }] } }));
  await deriveAgain(rig.deps, never, () => undefined);
  expect(rig.stores.mismatches.get(id)?.row).toMatchObject({ status: 'open', reopened: 'evidence-changed' });
});

const heldHashes = ({ stores }: Rig, number: string): string =>
  `${stores.mirror.customerKeysOf(number)[0]?.hash}:${stores.mirror.contactKeysOf(number)[0]?.hash}`;

test.each(Object.entries(documents).filter(([, { numberField }]) => numberField === 'ERP_ID'))(
  'what a draft is counted to change is what it changes: %s',
  async (_name, document) => {
    const rig = await founded();
    const before = openCases(rig);
    const held = heldIn(rig);
    const counted = await whatIf(rig.deps, { version: 2, document }, never, () => undefined);
    expect(heldIn(rig)).toEqual(held);
    put(rig, document);
    await deriveAgain(rig.deps, never, () => undefined);
    const after = openCases(rig);
    if (!counted.ok) throw new Error(counted.error.sentence);
    const { looked, opened, closed } = counted.value;
    expect({ looked, opened, closed }).toEqual({
      looked: 12,
      opened: after.filter((one) => !before.includes(one)).length,
      closed: before.filter((one) => !after.includes(one)).length,
    });
  },
);

test('a count that another mapping overtakes tells no figures', async () => {
  const rig = await founded();
  const document = documents['a table'] ?? firstMapping;
  const counting = whatIf(rig.deps, { version: 2, document: firstMapping }, never, () => {
    if (rig.stores.mappings.inForce().version === 1) put(rig, document);
  });
  expect(await counting).toMatchObject({ ok: false, error: { code: 'decision.not-possible' } });
});

test.each([0, 1, 2, 3])('after %i steps a contact is read under the mapping that its row is of', async (steps) => {
  const rig = await founded();
  const held = (rid: number) => {
    const row = rig.stores.mirror.contact(rid);
    const parts = row === null ? null : partsOfContact(row, mappingOfContact(rig.stores, rid));
    return parts?.dataFields;
  };
  const rids = rig.stores.mirror.ridsAfter('dotdigital', 0, 50);
  const before = rids.map(held);
  put(rig, documents['a field goes elsewhere'] ?? firstMapping);
  let taken = 0;
  const broken = deriveAgain(rig.deps, never, () => {
    if (taken === steps) throw new Error('the engine is killed');
    taken += 1;
  });
  await expect(broken).rejects.toThrow('killed');
  expect(rids.map(held)).toEqual(before);
});

const openCases = (rig: Rig): readonly string[] =>
  rig
    .cases()
    .filter(({ status }) => status === 'open')
    .map(({ kind, reference }) => `${kind} ${reference}`);
