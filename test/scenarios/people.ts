import type { Customer } from '../../shared/domain/customer.ts';
import { allMismatches, type TestEngine, type World } from './world.ts';

export type Person = {
  readonly id: string;
  readonly number: string;
  readonly contactId: number;
  readonly data: Customer;
};

/** Customers of whom much is known, who may be mailed, and about whom there is no case. */
export const peopleIn = async (world: World, engine: TestEngine, count: number): Promise<readonly Person[]> => {
  const { erp } = world.start;
  const answer = await fetch(`${erp?.baseUrl}/streams/customers?limit=1000`, {
    headers: { authorization: `Bearer ${erp?.secret}`, 'x-contract-version': '1' },
  });
  type Record = { readonly id: string; readonly data: Customer };
  const { records } = (await answer.json()) as { readonly records: readonly Record[] };
  const troubled = new Set((await allMismatches(engine)).map(({ reference }) => reference));
  const found: Person[] = [];
  for (const { id, data } of records) {
    const isSound = data.active && data.kind === 'person' && data.test !== true && data.permission.ground === 'consent';
    if (!isSound || data.phone == null || data.birthDate == null || troubled.has(data.number)) continue;
    const person = await engine.ask('person.find', { text: data.number });
    const contact = person.records.find(({ system }) => system === 'dotdigital');
    if (person.records.length === 2 && contact !== undefined)
      found.push({ id, number: data.number, contactId: Number(contact.id), data });
    if (found.length === count) return found;
  }
  throw new Error('too few people without a case');
};
