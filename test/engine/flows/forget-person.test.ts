import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findPerson, forgetPerson } from '../../../electron/engine/flows/forget-person.ts';
import { contactOf, customerOf, type Rig, startRig } from './rig.ts';

const forget = ({ deps }: Rig, text: string) =>
  forgetPerson(deps, { records: findPerson(deps, text), reason: 'asked to' });

const traces = ({ file }: Rig): readonly string[] => {
  const bytes = readFileSync(file, 'latin1').toLowerCase();
  return ['zebedee', 'quillfeather', 'zq@secret.test', 'KX-777'].filter((trace) => bytes.includes(trace.toLowerCase()));
};

const zebedee = { email: 'zq@secret.test', firstName: 'Zebedee', lastName: 'Quillfeather' };

test('a case about a customer who is gone from the ERP is forgotten with the contact of the same address', async () => {
  const rig = startRig();
  rig.erp.set('A', customerOf('KX-777', zebedee));
  await rig.sync();
  rig.erp.delete('A');
  rig.account.set(
    1,
    contactOf(1, null, { email: 'zq@secret.test' }, { FIRSTNAME: 'Zebedee', LASTNAME: 'Quillfeather' }),
  );
  await rig.sync();
  expect(forget(rig, 'zq@secret.test')).toMatchObject({ ok: true });
  expect(traces(rig)).toEqual([]);
});

test('a person whose records are gone from both systems can still be found by a case, and forgotten', async () => {
  const rig = startRig();
  rig.erp.set('A', customerOf('KX-777', zebedee));
  await rig.sync();
  rig.approve('customer-missing');
  rig.erp.delete('A');
  await rig.sync();
  expect(findPerson(rig.deps, 'ZQ@secret.test')).toHaveLength(1);
  expect(forget(rig, 'zq@secret.test')).toMatchObject({ ok: true });
  expect(traces(rig)).toEqual([]);
});

test('an address that a contact had before leaves no mark either', async () => {
  const rig = startRig();
  rig.account.set(1, contactOf(1, null, { email: 'zq@secret.test' }));
  await rig.sync();
  rig.account.set(1, contactOf(1, null, { email: 'other@shop.test' }));
  rig.take();
  expect(forget(rig, 'other@shop.test')).toMatchObject({ ok: true });
  expect(traces(rig)).toEqual([]);
});
