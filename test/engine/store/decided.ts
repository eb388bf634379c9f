import type { NewDecision, NewOutboxEntry } from '../../../electron/engine/store/change-stores.ts';
import type { ChangeSet } from '../../../shared/domain/change.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { NOW } from './opened-plainly.ts';
import { valuesWith } from './records.ts';

export const changeSet: ChangeSet = {
  v: 1,
  operation: 'contact.patch',
  contactId: 7,
  changes: [{ field: 'city', before: 'Leeds', after: 'York' }],
};

export const evidence: Evidence = {
  v: 1,
  kind: 'field-drift',
  fields: ['city'],
  problems: [],
  linkedBy: 'erp-number',
  customer: null,
  contact: {
    contactId: 7,
    updatedAt: NOW,
    status: 'subscribed',
    emailStatus: 'subscribed',
    optInType: null,
    consentedAt: null,
    facts: 1,
    values: valuesWith({ city: 'Leeds' }),
  },
};

/** The person of the pair that the decisions here are about. */
export const pair = { customerId: 'C1', contactId: 7 };

/** An approval with the id `d1` and the key `key-d1`, unless told otherwise. */
export const decision = (id = 'd1', changes: Partial<NewDecision> = {}): NewDecision => ({
  id,
  key: `key-${id}`,
  mismatchId: 1,
  verdict: 'approve',
  decidedBy: 'anna',
  decidedAt: NOW,
  reason: null,
  evidence,
  evidenceHash: 'hash',
  ...changes,
});

/** The outbox entry of a decision. */
export const entry = (id = 'o1', changes: Partial<NewOutboxEntry> = {}): NewOutboxEntry => ({
  id,
  mismatchId: 1,
  decisionId: id.replace('o', 'd'),
  changeSet,
  idempotencyKey: `idem-${id}`,
  createdAt: NOW,
  ...changes,
});
