import type { Stores } from '../../../electron/engine/store/stores.ts';
import { contactFact } from '../../../shared/domain/mirror.ts';
import { decision, entry, evidence } from './decided.ts';
import { NOW } from './opened-plainly.ts';
import { contact, customer, newCase, valuesWith } from './records.ts';

/** What must not stand in any file once Wilhelmina is forgotten. */
export const traces = ['wilhelmina', 'oddington', 'w.odd@secret.test', 'KX-90210', '555-0199', 'Hidden Lane', 'CUS-W1'];

const values = valuesWith({
  email: 'w.odd@secret.test',
  firstName: 'Wilhelmina',
  lastName: 'Oddington',
  phone: '555-0199',
  street: '7 Hidden Lane',
});

export const wilhelmina = customer(1, {
  id: 'CUS-W1',
  number: 'KX-90210',
  values,
  emailKey: 'w.odd@secret.test',
});
export const herContact = contact(71, { erpNumber: 'KX-90210', values, emailKey: 'w.odd@secret.test' });
export const herRecords = [
  { system: 'erp', id: 'CUS-W1' },
  { system: 'dotdigital', id: '71' },
] as const;
const her = { customerId: 'CUS-W1', contactId: 71 };
const anna = { customerId: 'C2', contactId: 2 };

type Filled = Pick<Stores, 'atomically' | 'mirror' | 'mismatches' | 'decisions' | 'outbox' | 'runs' | 'audit'>;

/**
 * Wilhelmina with a case, a change in each of four states, a set-aside record and audit entries; and Anna (customer 2),
 * who has the same and stays.
 */
export const fillWithPeople = ({ atomically, mirror, mismatches, decisions, outbox, runs, audit }: Filled): void =>
  atomically(() => {
    // Her contact comes first, so that a key of her address alone has been there.
    mirror.upsertContacts([herContact], 1);
    while (mirror.rekeyContacts(100) > 0);
    mirror.upsertCustomers([wilhelmina, customer(2), customer(3)], 1);
    mirror.upsertContacts([contact(2), contact(9, { erpNumber: null, emailKey: 'x@shop.test' })], 1);
    while (mirror.rekeyContacts(100) > 0);
    const hers = mismatches.open(
      newCase('KX-90210', { label: 'Wilhelmina Oddington', customerRid: 1, contactRid: 1 }),
      null,
    );
    const annas = mismatches.open(newCase('2', { label: 'Anna Hart', customerRid: 2, contactRid: 2 }), null);
    const changeSet = {
      v: 1,
      operation: 'contact.patch',
      contactId: 71,
      changes: [{ field: 'street', before: '7 Hidden Lane', after: 'New Road' }],
    } as const;
    const seen = {
      ...evidence,
      contact: {
        contactId: 71,
        updatedAt: NOW,
        status: 'subscribed',
        emailStatus: 'subscribed',
        optInType: null,
        consentedAt: null,
        facts: contactFact.live,
        values,
      },
    };
    (['pending', 'in-flight', 'accepted', 'verified'] as const).forEach((state, index) => {
      const [d, o] = [`d${index + 1}`, `o${index + 1}`];
      decisions.insert(decision(d, { mismatchId: hers, evidence: seen, reason: 'Wilhelmina phoned' }), her);
      outbox.insert(entry(o, { mismatchId: hers, changeSet }), her);
      const attempt = outbox.startAttempt({ entryId: o, purpose: 'write', startedAt: NOW });
      outbox.endAttempt(attempt, { endedAt: NOW, outcome: 'accepted', status: 200, detail: 'w.odd@secret.test' });
      outbox.setState(o, state, { at: NOW });
    });
    decisions.insert(decision('d9', { mismatchId: annas }), anna);
    outbox.insert(entry('o9', { mismatchId: annas }), anna);
    const raw = '{"email":"w.odd@secret.test","name":"Wilhelmina"}';
    const bad = { system: 'erp', problem: 'no kind', seenAt: NOW } as const;
    runs.addBadRecord(1, { ...bad, reference: 'CUS-W1', raw });
    runs.addBadRecord(1, { ...bad, reference: 'C2', raw: 'Anna' });
    for (const [subject, personal, person] of [
      ['change:o1', 'Wilhelmina Oddington', her],
      ['change:o9', 'Anna', anna],
    ] as const)
      audit.append({ at: NOW, actor: 'anna', action: 'approved', subject, personal, person });
  });
