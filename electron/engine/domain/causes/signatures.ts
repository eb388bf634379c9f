import type { CauseSignature } from '../../../../shared/domain/cause.ts';
import type { ComparedField } from '../../../../shared/domain/compared.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { type FieldName, type FieldType, hasField, rewardMask, valueIn } from '../../../../shared/domain/fields.ts';
import type { Mapping } from '../../../../shared/domain/mapping-document.ts';
import type { MismatchKind } from '../../../../shared/domain/mismatch.ts';
import { comparedOfContact, comparedOfCustomer, fieldsRead, readingOf } from '../mapping/reading.ts';
import { tidy } from '../normalise/text.ts';
import { relationsOf, type ToldField } from './relations.ts';
import { shapeOf } from './shape.ts';

/** What a case is read against. */
export type SignatureContext = {
  readonly mapping: Mapping;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Fields whose data field the account does not have, with its name. */
  readonly missingFields: ReadonlyMap<FieldName, string>;
};

/** Every mechanism that a case could share with others, as far as what is stored tells; pure, and in one order. */
export const signaturesOf = (evidence: Evidence, context: SignatureContext): readonly CauseSignature[] => {
  const found = [...ownSignatures(evidence, context), ...hourSignatures(evidence)];
  return found.map((signature) => ({ ...signature, detail: signature.detail?.slice(0, 200) ?? null }));
};

const ownSignatures = (evidence: Evidence, context: SignatureContext): readonly CauseSignature[] => {
  const { kind } = evidence;
  if (evidence.item !== undefined) return itemSignatures(evidence, evidence.item);
  if (evidence.order !== undefined) return orderSignatures(evidence, evidence.order);
  switch (kind) {
    case 'field-drift':
    case 'reward-drift':
      return driftSignatures(evidence, context);
    case 'malformed-value':
      return evidence.problems.map(({ field, problem }) => {
        const text = tidy(evidence.customer?.values[field] ?? '');
        return { kind, mechanism: 'format', field, detail: `${problem}: ${shapeOf(text)}` };
      });
    case 'import-rejected':
      return refusalSignatures(evidence);
    case 'data-field-type': {
      const { dataField } = evidence;
      if (dataField === undefined || dataField.found !== null) return [];
      const field = dataField.fields[0] ?? null;
      const drift = field !== null && hasField(rewardMask, field) ? 'reward-drift' : 'field-drift';
      return [{ kind: drift, mechanism: 'data-field', field, detail: dataField.name }];
    }
    case 'list-gap':
      return (evidence.lists ?? []).flatMap(({ name, gap }): readonly CauseSignature[] =>
        gap === null
          ? []
          : [{ kind, mechanism: gap === 'add' ? 'list-lacks' : 'list-holds-others', field: null, detail: name }],
      );
    case 'permission-missing': {
      const source = evidence.customer?.permission.source ?? null;
      return source === null ? [] : [{ kind, mechanism: 'one-source', field: null, detail: source }];
    }
    default:
      return [];
  }
};

const codeFields: ReadonlySet<string> = new Set([
  'title',
  'country',
  'language',
  'loyaltyTier',
  'priceGroup',
  'homeStore',
  'currency',
  'status',
  'category',
]);

const driftSignatures = (
  { kind, fields, customer, contact }: Evidence,
  { mapping, today, missingFields }: SignatureContext,
): readonly CauseSignature[] => {
  if (customer === null || contact === null) return [];
  const reading = readingOf(mapping.document);
  const context = { country: customer.values.country, today };
  const read = (field: FieldName) => comparedOfCustomer(reading[field], customer.values, today);
  return fields.flatMap((field): readonly CauseSignature[] => {
    const [left, right] = [read(field), comparedOfContact(reading[field], valueIn(contact.values, field), context)];
    if (!left.ok) return [];
    const others = new Map<ComparedField, string>();
    for (const other of fieldsRead(mapping.document)) {
      const value = other === field ? null : read(other);
      if (value?.ok === true && value.value !== null) others.set(other, value.value);
    }
    const dotdigital = right.ok ? { value: right.value } : { unreadable: tidy(valueIn(contact.values, field) ?? '') };
    const { type } = reading[field];
    const told: ToldField = { type, isCode: codeFields.has(field), erp: left.value, dotdigital, others };
    const missing = missingFields.get(field);
    const own = relationsOf(told).map((relation) => ({ kind, field, ...relation }));
    return missing === undefined ? own : [{ kind, mechanism: 'data-field', field, detail: missing }, ...own];
  });
};

const refusalSignatures = ({ kind, refusal }: Evidence): readonly CauseSignature[] => {
  if (refusal === undefined) return [];
  const codes = [...new Set(refusal.failures.map(({ code }) => code.toLowerCase()))].sort().join(', ');
  const refused: CauseSignature = { kind, mechanism: 'refused', field: null, detail: codes };
  if (refusal.importId === null) return [refused];
  return [{ kind, mechanism: 'same-import', field: null, detail: `${refusal.importId}: ${codes}` }, refused];
};

const itemTypes: Readonly<Partial<Record<ComparedField, FieldType | 'instant'>>> = {
  price: 'number',
  specialPrice: 'number',
  stock: 'number',
  total: 'number',
  discount: 'number',
  delivery: 'number',
  orderedAt: 'instant',
};

/** What differs of a record of insight data; texts are compared there as they are written. */
const recordRelations = (
  { kind }: Evidence,
  fields: readonly ComparedField[],
  erp: Readonly<Record<string, unknown>>,
  dotdigital: Readonly<Record<string, unknown>>,
): readonly CauseSignature[] => {
  const text = (values: Readonly<Record<string, unknown>>, field: string): string | null => {
    const value = values[field];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return fields.flatMap((field) => {
    const others = new Map<ComparedField, string>();
    for (const other of fields) {
      const value = other === field ? null : text(erp, other);
      if (value !== null) others.set(other, value);
    }
    return relationsOf({
      type: itemTypes[field] ?? 'text',
      isCode: codeFields.has(field),
      erp: text(erp, field),
      dotdigital: { value: text(dotdigital, field) },
      others,
    }).map((relation) => ({ kind, field, ...relation }));
  });
};

const itemSignatures = (evidence: Evidence, item: NonNullable<Evidence['item']>): readonly CauseSignature[] => {
  const { kind } = evidence;
  const { fields, product, record, collection } = item;
  if (kind === 'item-unreadable')
    return [{ kind, mechanism: 'collection', field: null, detail: `${collection.name}: ${fields.join(', ')}` }];
  return product === null || record === null ? [] : recordRelations(evidence, fields, product.values, record.values);
};

const orderSignatures = (evidence: Evidence, sale: NonNullable<Evidence['order']>): readonly CauseSignature[] => {
  const { kind } = evidence;
  const { fields, order, record } = sale;
  if (kind === 'order-misattributed')
    return [{ kind, mechanism: 'one-contact', field: null, detail: String(record?.contactId ?? '') }];
  if (order === null || record === null) return [];
  const compared = fields.filter((field) => field !== 'lines');
  return recordRelations(evidence, compared, order.values, record.values);
};

const hour = 3_600_000;

/** Kinds in which what Dotdigital holds is wrong, and in which it lacks what the ERP made. */
const writtenTogether: ReadonlySet<MismatchKind> = new Set([
  'field-drift',
  'reward-drift',
  'consent-conflict',
  'contact-orphan',
  'price-drift',
  'stock-drift',
  'order-drift',
]);
const changedTogether: ReadonlySet<MismatchKind> = new Set(['customer-missing', 'permission-missing', 'order-missing']);

/** Nothing is known but when it was written, or changed; only much of it within one hour says anything. */
const hourSignatures = (evidence: Evidence): readonly CauseSignature[] => {
  const { kind, contact, customer, item, order } = evidence;
  const [field = null] = kind === 'field-drift' || kind === 'reward-drift' ? (item ?? order ?? evidence).fields : [];
  const written = writtenTogether.has(kind) ? writtenAtOf(evidence) : null;
  if (written !== null) return [{ kind, mechanism: 'written-together', field, detail: hourOf(written) }];
  const isAbsent = changedTogether.has(kind) && contact === null;
  const changed = isAbsent ? (customer?.modifiedAt ?? order?.order?.modifiedAt ?? null) : null;
  return changed === null ? [] : [{ kind, mechanism: 'changed-together', field, detail: hourOf(changed) }];
};

/** The beginning of the hour (ISO, UTC) of an instant. */
const hourOf = (at: number): string => new Date(Math.floor(at / hour) * hour).toISOString();

/**
 * When Dotdigital's record of a case was last written (epoch ms); null where there is none, or it does not tell: when
 * somebody joined a list, or left it, is in no record.
 */
export const writtenAtOf = ({ kind, contact, item, order }: Evidence): number | null =>
  kind === 'list-gap' ? null : (contact?.updatedAt ?? item?.record?.modifiedAt ?? order?.record?.modifiedAt ?? null);
