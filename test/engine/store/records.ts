import type { NewMismatch } from '../../../electron/engine/store/case-stores.ts';
import { type FieldName, type FieldValues, fieldNames } from '../../../shared/domain/fields.ts';
import { contactFact, customerFact, type MirrorContact, type MirrorCustomer } from '../../../shared/domain/mirror.ts';
import type { Finding } from '../../../shared/domain/mismatch.ts';
import { NOW } from './opened-plainly.ts';

const noValues = Object.fromEntries(fieldNames.map((name) => [name, null])) as Record<FieldName, null>;

/** Values of a side; what is not named is empty. */
export const valuesWith = (values: Partial<FieldValues> = {}): FieldValues => ({ ...noValues, ...values });

const usual = customerFact.active | customerFact.person | customerFact.hasEmail | customerFact.hasPermission;

/** A customer `C1` with number `1` and so on; nothing is wrong with it. */
export const customer = (n: number, changes: Partial<MirrorCustomer> = {}): MirrorCustomer => ({
  id: `C${n}`,
  number: String(n),
  version: 'v1',
  modifiedAt: NOW,
  values: valuesWith({ email: `p${n}@shop.test`, firstName: `First${n}` }),
  permission: { ground: 'none', at: null, source: null, text: null, orderReference: null },
  facts: usual,
  emailKey: `p${n}@shop.test`,
  malformed: 0,
  hash: 1_000 + n,
  ...changes,
});

/** A live contact with the id, carrying the ERP number of the same customer. */
export const contact = (n: number, changes: Partial<MirrorContact> = {}): MirrorContact => ({
  contactId: n,
  erpNumber: String(n),
  createdAt: NOW,
  updatedAt: NOW,
  values: valuesWith({ email: `p${n}@shop.test` }),
  status: 'subscribed',
  emailStatus: 'subscribed',
  optInType: 'single',
  consentedAt: null,
  facts: contactFact.live,
  emailKey: `p${n}@shop.test`,
  hash: 2_000 + n,
  ...changes,
});

/** A case to be opened for a key. */
export const newCase = (
  matchKey: string,
  changes: Partial<Omit<NewMismatch, 'finding'>> & { readonly finding?: Partial<Finding> } = {},
): NewMismatch => ({
  matchKey,
  customerRid: null,
  contactRid: null,
  label: `Person ${matchKey}`,
  at: NOW,
  runId: 1,
  ...changes,
  finding: { kind: 'field-drift', severity: 'warns', fieldMask: 1, ...changes.finding },
});
