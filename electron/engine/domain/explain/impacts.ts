import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { valueIn } from '../../../../shared/domain/fields.ts';
import { type Mapping, ruleOf } from '../../../../shared/domain/mapping-document.ts';
import type { Impact } from '../../../../shared/domain/reason.ts';
import { promisedIn } from '../mismatch/reward.ts';
import { saleImpacts } from './sale-reasons.ts';

/**
 * What a mismatch puts at risk. Only what a mirrored fact or a written rule says: `contactsReadAt` is when Dotdigital's
 * contacts were last read (epoch ms), `collectionReadAt` when the catalogue or the orders were.
 */
export const impactsOf = (
  evidence: Evidence,
  contactsReadAt: number | null,
  mapping: Mapping,
  collectionReadAt: number | null = null,
): readonly Impact[] => {
  const ofSales = saleImpacts(evidence, collectionReadAt);
  if (ofSales !== null) return ofSales;
  switch (evidence.kind) {
    case 'customer-missing':
      return [{ code: 'not-reachable', source: 'contacts-read', at: contactsReadAt }];
    case 'field-drift':
    case 'import-rejected':
      return [
        ...evidence.fields.map((field) => driftImpact(evidence, field, contactsReadAt, mapping)),
        ...bounceImpact(evidence, contactsReadAt),
      ];
    case 'reward-drift':
      return [...rewardImpacts(evidence, contactsReadAt, mapping), ...bounceImpact(evidence, contactsReadAt)];
    case 'malformed-value':
      return evidence.fields.map((field) => malformedImpact(field, mapping));
    case 'permission-missing':
      return [{ code: 'no-ground-to-mail', source: 'concord-rule' }];
    case 'duplicate-customer':
      return [{ code: 'sales-are-split', source: 'concord-rule' }];
    case 'duplicate-contact':
      return [{ code: 'mailed-twice', source: 'contact-read', at: contactsReadAt }];
    case 'contact-orphan':
      return [{ code: 'number-can-be-reused', source: 'concord-rule' }];
    case 'consent-conflict':
      return consentImpact(evidence);
    case 'data-field-type':
      return [{ code: 'value-never-arrives', fields: evidence.dataField?.fields ?? [], source: 'dotdigital-rule' }];
    case 'identity-ambiguous':
      return [{ code: 'made-twice-or-missed', source: 'concord-rule' }];
    case 'list-gap':
      return listImpacts(evidence, contactsReadAt);
    case 'sync-late':
    case 'sync-failed':
    case 'schema-changed':
    case 'credential-refused':
    case 'quota-low':
      return [{ code: 'link-is-ill', kind: evidence.kind, source: 'concord-rule' }];
    case 'order-unposted':
    case 'posting-refused':
      return [{ code: 'sale-not-in-erp', source: 'concord-rule' }];
    default:
      return [];
  }
};

/** Which sends go to a list is told by the sends themselves; that being in it decides is known. Joining may start programs. */
const listImpacts = ({ lists = [] }: Evidence, at: number | null): readonly Impact[] => {
  const named = (gap: 'add' | 'take-out') => lists.filter((one) => one.gap === gap).map(({ name }) => name);
  const [missing, tooMuch] = [named('add'), named('take-out')];
  return [
    ...(missing.length === 0
      ? []
      : [
          { code: 'left-out-of-sends', lists: missing, source: 'contact-read', at } as const,
          { code: 'joining-may-start', lists: missing, source: 'dotdigital-rule' } as const,
        ]),
    ...(tooMuch.length === 0
      ? []
      : [{ code: 'gets-sends-of-others', lists: tooMuch, source: 'contact-read', at } as const]),
  ];
};

/** While only the ERP knows, mail goes out; while only Dotdigital knows, a new contact could be made from the ERP. */
const consentImpact = ({ customer }: Evidence): readonly Impact[] =>
  customer?.permission.ground === 'opt-out'
    ? [{ code: 'mailed-against-will', source: 'concord-rule' }]
    : [{ code: 'opt-out-can-be-lost', source: 'concord-rule' }];

const driftImpact = (
  evidence: Evidence,
  field: Evidence['fields'][number],
  at: number | null,
  { document }: Mapping,
): Impact => {
  const dataField = ruleOf(document, field).target?.name ?? null;
  return dataField === null
    ? { code: 'mail-goes-elsewhere', source: 'contact-read', at }
    : {
        code: 'merges-wrong-value',
        field,
        dataField,
        shows: evidence.contact?.values[field] ?? null,
        source: 'contact-read',
        at,
      };
};

/** What mail promises of a reward, against what the person has. */
const rewardImpacts = (
  { fields, customer, contact }: Evidence,
  at: number | null,
  mapping: Mapping,
): readonly Impact[] =>
  fields.flatMap((field): readonly Impact[] => {
    const dataField = ruleOf(mapping.document, field).target?.name ?? null;
    if (customer === null || contact === null || dataField === null) return [];
    const promised = promisedIn(field, customer.values, contact.values, mapping);
    const [shows, has] = [valueIn(contact.values, field), valueIn(customer.values, field)];
    return [{ code: 'wrong-reward', field, dataField, shows, has, promised, source: 'contact-read', at }];
  });

const malformedImpact = (field: Evidence['fields'][number], { document }: Mapping): Impact => {
  const dataFieldType = ruleOf(document, field).target?.type ?? null;
  return dataFieldType === null
    ? { code: 'address-refused', source: 'dotdigital-rule' }
    : { code: 'value-refused-or-misread', field, dataFieldType, source: 'dotdigital-rule' };
};

/** A bounce is not an opt-out, but it is why a corrected record may still not be mailed. */
const bounceImpact = ({ contact }: Evidence, at: number | null): readonly Impact[] => {
  const status = contact?.emailStatus ?? null;
  return status === 'hardBounced' || status === 'softBounced'
    ? [{ code: 'not-mailed-now', emailStatus: status, source: 'contact-read', at }]
    : [];
};
