import { leastForImport } from '../../shared/domain/bulk.ts';
import type { OutputOf } from '../../shared/ipc/contract.ts';
import { systemInSentence, thingInSentence } from './change-text.ts';
import { counted, grouped, listed } from './format.ts';
import { approvedText } from './names.ts';

type LikeSet = OutputOf<'decision.preview-like'>;

/** "Approve 1,204 like this". */
export const likeTitle = ({ total }: LikeSet): string => `Approve ${grouped(total)} like this`;

/** What every case of the set has in common and what is done with it, in a sentence. */
export const likeRule = ({ rule }: LikeSet): string => {
  const names = listed(rule.things.map(thingInSentence));
  const differ = rule.things.length === 1 ? 'differs' : 'differ';
  switch (rule.kind) {
    case 'field-drift':
    case 'reward-drift':
    case 'price-drift':
    case 'stock-drift':
    case 'order-drift':
      return `In each, ${names} ${differ} and Dotdigital takes the ERP’s ${rule.things.length === 1 ? 'value' : 'values'}.`;
    case 'malformed-value':
      return `In each, ${names} is malformed in the same way and is corrected in the ERP as proposed for it.`;
    case 'customer-missing':
      return 'Each is missing in Dotdigital, may be mailed on the same ground, and is created there and subscribed.';
    case 'duplicate-customer':
      return 'In each, the lowest customer number stays; the others are marked as its duplicates and set inactive, and their contacts take its number.';
    case 'duplicate-contact':
      return 'In each, the proposed contact keeps the customer number; it is taken off the others, and an opt-out is carried over first.';
    case 'contact-orphan':
      return 'In each, the ERP has no such customer, and the number is taken off the contact.';
    case 'consent-conflict':
      return `In each, the person opted out on one side only, and the opt-out is recorded in ${systemInSentence[rule.direction]} too. An opt-out can never be undone here.`;
    case 'data-field-type':
      return 'Each data field is missing in the account and is created.';
    case 'import-rejected':
      return `In each, an import refused ${names} for the same reason. Each is sent again by itself.`;
    case 'product-missing':
      return 'Each is sold and is not in the catalogue; it is published there as the ERP has it.';
    case 'item-orphan':
      return 'Each is in the catalogue and not sold any more; its record is deleted there.';
    case 'item-unreadable':
      return 'The catalogue record of each lacks what a product block needs; it is written anew from the ERP.';
    case 'order-missing':
      return 'Each is missing in Dotdigital and is added to its customer’s contact as the ERP has it.';
    case 'order-misattributed':
      return 'Each hangs on the wrong contact; it is deleted there and added to the customer’s own.';
    case 'sku-unmapped':
      return 'Nothing can be sent for these: publish each product, or map its SKU.';
    case 'order-unposted':
      return 'Each is a marketing order that the ERP lacks; it is looked up there first, then posted once.';
    case 'posting-refused':
      return 'Each is a marketing order that the ERP would refuse as it stands; it is posted with what is offered for it.';
    case 'identity-ambiguous':
      return 'Nothing can be approved at once for these: who is who is decided one by one.';
    case 'list-gap':
      return 'Each is in a list without belonging there by the mapping, and is taken out of it.';
    case 'sync-late':
    case 'sync-failed':
    case 'schema-changed':
    case 'credential-refused':
    case 'quota-low':
      return 'Nothing can be sent for these: each is put right at the link itself.';
    case 'permission-missing':
      return 'Nothing can be sent for these: ask each person.';
  }
};

/** Calls that sending takes, by system, without those that take none. */
export const likeCalls = ({ calls }: LikeSet): readonly { readonly name: string; readonly count: string }[] =>
  [
    { name: 'Calls to the ERP', count: calls.erp },
    { name: 'Calls to Dotdigital', count: calls.dotdigital },
  ]
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => ({ name, count: grouped(count) }));

/** How far approving a set has come. */
export const likeProgress = (done: number, total: number, isStopping: boolean): string =>
  `${grouped(done)} of ${grouped(total)} decided. ${isStopping ? 'Stopping.' : 'This goes on when the dialog is closed.'}`;
/** How the set is sent, in a sentence. */
export const likeSending = ({ calls, rule, total }: LikeSet): string => {
  if (calls.imports === 1)
    return `All ${grouped(total)} go in one import. Each record is read again before it, and read back after it.`;
  if (calls.imports > 1)
    return `They go in ${grouped(calls.imports)} imports. Each record is read again before its import, and read back after it.`;
  const isOfFields = rule.kind === 'field-drift' || rule.kind === 'reward-drift';
  const importsFrom =
    isOfFields && rule.direction === 'dotdigital' && !rule.things.includes('email')
      ? ` From ${leastForImport} changes of this kind on they go in one import.`
      : '';
  return `Each record is read again before it is written, and read back after it.${importsFrom}`;
};

/** What came of approving a set. */
export const likeDone = (
  { approved, leftOut, refused = [], notReached }: OutputOf<'decision.approve-like'>,
  role?: OutputOf<'workspace.get'>['role'],
): string => {
  const changed = leftOut - refused.reduce((sum, { count }) => sum + count, 0);
  return [
    notReached === 0
      ? `${grouped(approved)} approved.`
      : `Stopped: ${grouped(approved)} approved, ${counted(notReached, 'case')} not decided.`,
    ...(changed === 0
      ? []
      : [`${counted(changed, 'case')} left out: ${changed === 1 ? 'it' : 'they'} changed since the preview.`]),
    ...refused.map(({ reason, count }) => `${counted(count, 'case')} left out. ${reason}`),
    ...(leftOut === 0 && approved > 0 ? [approvedText(role)] : []),
  ].join(' ');
};

/** More than this is confirmed by writing the number. */
export const typedAbove = 100;
