import type { ComparedField } from '../../shared/domain/compared.ts';
import { type ExtraField, extraFields, type FieldName, type StandardField } from '../../shared/domain/fields.ts';
import type { MismatchKind, MismatchStatus, Owner, ReopenReason, Severity } from '../../shared/domain/mismatch.ts';
import type { OutboxState } from '../../shared/domain/outbox.ts';
import type { Confidence } from '../../shared/domain/reason.ts';
import type { Job, RunPhase, RunState, RunTrigger, SyncMode } from '../../shared/domain/run.ts';
import type { OutputOf } from '../../shared/ipc/contract.ts';
import type { MismatchSort } from '../../shared/ipc/operations/mismatch.ts';

type Role = OutputOf<'workspace.get'>['role'];

const standardText: Readonly<Record<StandardField, string>> = {
  email: 'Email',
  title: 'Title',
  firstName: 'First name',
  lastName: 'Last name',
  phone: 'Phone',
  birthDate: 'Date of birth',
  street: 'Street',
  city: 'City',
  postcode: 'Postcode',
  country: 'Country',
  language: 'Language',
  loyaltyTier: 'Loyalty tier',
  loyaltyPoints: 'Loyalty points',
  priceGroup: 'Price group',
  homeStore: 'Home store',
};

/** Of a field that the mapping added, as long as nobody has told its name. */
const unnamed = (field: ExtraField): string => `Added field ${field.slice('extra'.length)}`;

const named: Record<ComparedField, string> = {
  ...standardText,
  ...(Object.fromEntries(extraFields.map((field) => [field, unnamed(field)])) as Record<ExtraField, string>),
  name: 'Name',
  price: 'Price',
  specialPrice: 'Special price',
  stock: 'Stock',
  url: 'Address of the page',
  imageUrl: 'Image',
  description: 'Description',
  category: 'Category',
  total: 'Total',
  currency: 'Currency',
  status: 'Order status',
  orderedAt: 'Ordered',
  discount: 'Discount',
  delivery: 'Delivery charge',
  lines: 'Lines',
};

/** Every field of a customer; one that the mapping added by what the ERP calls it. */
export const fieldText: Readonly<Record<FieldName, string>> = named;

/** Every compared field, those of products and orders included. */
export const comparedFieldText: Readonly<Record<ComparedField, string>> = named;

/** Takes over what the fields that the mapping added are called. */
export const nameAddedFields = (added: readonly { readonly field: ExtraField; readonly name: string }[]): void => {
  for (const field of extraFields) named[field] = added.find((one) => one.field === field)?.name ?? unnamed(field);
};

/** A field within a sentence; what the ERP calls a field is not put in small letters. */
export const fieldInSentence = (field: ComparedField): string =>
  (extraFields as readonly string[]).includes(field) ? named[field] : named[field].toLowerCase();

export const kindText: Readonly<Record<MismatchKind, string>> = {
  'customer-missing': 'Customer missing in Dotdigital',
  'field-drift': 'Fields differ',
  'malformed-value': 'Malformed value',
  'permission-missing': 'No permission recorded',
  'duplicate-customer': 'One person, several customers',
  'duplicate-contact': 'Several contacts, one customer',
  'contact-orphan': 'Number unknown to the ERP',
  'consent-conflict': 'Opted out on one side only',
  'data-field-type': 'Data field does not fit',
  'import-rejected': 'Refused by an import',
  'product-missing': 'Product missing in the catalogue',
  'item-orphan': 'In the catalogue, not sold any more',
  'item-unreadable': 'Catalogue record cannot be used',
  'price-drift': 'Price differs',
  'stock-drift': 'Stock differs',
  'sku-unmapped': 'SKU without a catalogue item',
  'order-missing': 'Order missing in Dotdigital',
  'order-drift': 'Order differs',
  'order-misattributed': 'Order on the wrong contact',
  'order-unposted': 'Marketing order not posted',
  'posting-refused': 'Posting would be refused',
  'reward-drift': 'Reward differs',
  'identity-ambiguous': 'May be one person, not certain',
  'sync-late': 'Job is late',
  'sync-failed': 'Job failed',
  'schema-changed': 'Account changed',
  'credential-refused': 'Access refused',
  'quota-low': 'Calls running out',
  'list-gap': 'Lists do not fit',
};

/** For places with little room. */
export const kindShortText: Readonly<Record<MismatchKind, string>> = {
  'customer-missing': 'Missing',
  'field-drift': 'Fields differ',
  'malformed-value': 'Malformed',
  'permission-missing': 'No permission',
  'duplicate-customer': 'Duplicate customers',
  'duplicate-contact': 'Duplicate contacts',
  'contact-orphan': 'Unknown number',
  'consent-conflict': 'Opt-outs',
  'data-field-type': 'Data fields',
  'import-rejected': 'Import refused',
  'product-missing': 'Missing products',
  'item-orphan': 'Not sold any more',
  'item-unreadable': 'Unusable items',
  'price-drift': 'Prices',
  'stock-drift': 'Stock',
  'sku-unmapped': 'Unknown SKUs',
  'order-missing': 'Missing orders',
  'order-drift': 'Orders differ',
  'order-misattributed': 'Wrong contact',
  'order-unposted': 'Not posted',
  'posting-refused': 'Posting refused',
  'reward-drift': 'Rewards',
  'identity-ambiguous': 'Who is who',
  'sync-late': 'Late jobs',
  'sync-failed': 'Failed jobs',
  'schema-changed': 'Account changed',
  'credential-refused': 'Access refused',
  'quota-low': 'Calls running out',
  'list-gap': 'Lists',
};

export const ownerText: Readonly<Record<Owner, string>> = {
  marketing: 'Marketing',
  'customer-service': 'Customer service',
  finance: 'Finance',
  integration: 'Integration',
  ecommerce: 'Ecommerce',
};

export const severityText: Readonly<Record<Severity, string>> = { blocks: 'Blocks', warns: 'Warn' };
export const severityGroupText: Readonly<Record<Severity, string>> = {
  blocks: 'Keeps mail from arriving, or should',
  warns: 'Puts something wrong into mail or figures',
};

export const statusText: Readonly<Record<MismatchStatus, string>> = {
  open: 'Needs you',
  decided: 'Being sent',
  resolved: 'Resolved',
  cleared: 'Gone by itself',
  ignored: 'Ignored',
  deferred: 'Deferred',
  'awaiting-second': 'Awaiting a second person',
};
/** On a case that a policy would have decided and left to a person. */
export const sampleMark = 'For review';
export const sampleNote =
  'A policy would write this and left it to you, so that somebody sees what it does. Approve it as it is, or change or ignore it: then the count of approvals in a row begins anew.';

const reviewerStatusText: Readonly<Record<MismatchStatus, string>> = { ...statusText, decided: 'Waits for the writer' };

/** Where mismatches stand, in the words of this desk: a reviewer sends nothing. Before the role is known, a writer's. */
export const statusTextAt = (role: Role | undefined): typeof statusText =>
  role === 'reviewer' ? reviewerStatusText : statusText;

/** What becomes of an approval now, said when it was made. */
export const approvedText = (role: Role | undefined): string =>
  role === 'reviewer' ? 'Waiting for the writer.' : 'Sending.';

export const sortText: Readonly<Record<MismatchSort, string>> = {
  impact: 'Soonest endangered first',
  severity: 'Most severe first',
  newest: 'Newest first',
  name: 'By name',
};

export const confidenceText: Readonly<Record<Confidence, string>> = {
  certain: 'Certain',
  likely: 'Likely',
  none: 'No proposal',
};

export const reopenedText: Readonly<Record<ReopenReason, string>> = {
  stale: 'Back: a record changed before it was sent',
  rejected: 'Back: the change was refused',
  diverged: 'Back: reading back showed another value',
  dead: 'Back: it could not be sent',
  withdrawn: 'Back: withdrawn',
  'seen-again': 'Seen again',
  'evidence-changed': 'Back: it changed since it was decided',
  'by-operator': 'Reopened',
  undone: 'Back: its change was undone',
  expired: 'Back: its time had come',
};

export const outboxText: Readonly<Record<OutboxState, string>> = {
  pending: 'Waiting to be sent',
  'in-flight': 'Being sent',
  unconfirmed: 'Not seen yet, being read back',
  accepted: 'Accepted, being read back',
  verified: 'Verified by reading back',
  stale: 'Not sent: a record had changed',
  rejected: 'Refused',
  diverged: 'Reads back differently',
  dead: 'Given up',
  withdrawn: 'Withdrawn',
};

export const runStateText: Readonly<Record<RunState, string>> = {
  queued: 'Queued',
  running: 'Running',
  interrupted: 'Interrupted',
  succeeded: 'Fine',
  partial: 'Partial',
  aborted: 'Stopped to ask',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

export const jobText: Readonly<Record<Job, string>> = {
  customers: 'Customers',
  consent: 'Consent',
  products: 'Products',
  stock: 'Stock and prices',
  orders: 'Orders',
  campaigns: 'Campaigns',
  'full-check': 'Full check',
  'marketing-orders': 'Marketing orders',
};

export const runModeText: Readonly<Record<SyncMode, string>> = { full: 'Full', incremental: 'Changes only' };

export const triggerText: Readonly<Record<RunTrigger, string>> = {
  operator: 'on demand',
  'first-opening': 'first opening',
  schedule: 'on schedule',
  resume: 'resumed',
};

const usualPhases: Readonly<Record<RunPhase, string>> = {
  erp: 'Reading customers from the ERP',
  dotdigital: 'Reading contacts from Dotdigital',
  compare: 'Comparing both sides',
  record: 'Recording opt-outs',
  done: 'Done',
  'people-erp': 'Customers: reading from the ERP',
  'people-dotdigital': 'Contacts: reading from Dotdigital',
  'people-compare': 'Customers: comparing both sides',
  'items-erp': 'Products: reading from the ERP',
  'items-dotdigital': 'Catalogue: reading from Dotdigital',
  'items-compare': 'Products: comparing both sides',
  'orders-erp': 'Orders: reading from the ERP',
  'orders-dotdigital': 'Orders: reading from Dotdigital',
  'orders-compare': 'Orders: comparing both sides',
};

/** What a phase does, where it is something else than with customers. */
const ownPhases: Readonly<Partial<Record<Job, Partial<Record<RunPhase, string>>>>> = {
  customers: { record: 'Deciding what the policies allow' },
  products: {
    erp: 'Reading products from the ERP',
    dotdigital: 'Reading the catalogue from Dotdigital',
    record: 'Writing what the policy allows',
  },
  orders: {
    erp: 'Reading orders from the ERP',
    dotdigital: 'Reading orders from Dotdigital',
    record: 'Writing what the policy allows',
  },
  stock: { erp: 'Reading stock and prices from the ERP', record: 'Writing what the policy allows' },
  campaigns: { dotdigital: 'Reading campaigns from Dotdigital' },
};

/** What a run does in a phase. */
export const phaseText = (job: Job, phase: RunPhase): string => ownPhases[job]?.[phase] ?? usualPhases[phase];
