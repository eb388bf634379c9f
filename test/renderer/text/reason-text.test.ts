import { expect, test } from 'vitest';
import { impactText, reasonText } from '../../../renderer/text/reason-text.ts';
import { alertKinds } from '../../../shared/domain/alert.ts';
import { malformedProblems } from '../../../shared/domain/mismatch.ts';
import { type Impact, impactSchema, type Reason, reasonSchema } from '../../../shared/domain/reason.ts';
import { riskImpacts } from './risk-impacts.ts';

const now = Date.UTC(2026, 10, 18);
const at = now - 7_200_000;

const reasons: readonly (readonly [Reason, string])[] = [
  [{ code: 'erp-masters', fields: ['postcode', 'city'] }, 'The ERP masters postcode and city'],
  [{ code: 'dotdigital-masters', fields: ['postcode'] }, 'Dotdigital masters postcode'],
  [{ code: 'nobody-masters', fields: ['postcode'] }, 'By the mapping neither system is right about postcode'],
  [{ code: 'linked-by-number', number: 'C-7' }, 'Both records carry customer number C-7'],
  [{ code: 'linked-by-email' }, 'Both records have the same email; the contact carries no customer number'],
  [
    { code: 'linked-by-evidence' },
    'All that is known of both records says that they are one person; neither number nor email does',
  ],
  [{ code: 'linked-by-verdict' }, 'Somebody said that both records are one person'],
  [{ code: 'may-be-same', contactIds: [7], carries: [] }, 'Contact 7 may be this customer, and it is not certain'],
  [
    { code: 'may-be-same', contactIds: [7, 8], carries: ['C-9'] },
    'Contacts 7 and 8 may be this customer, and it is not certain; the ERP has no customer C-9, whose number is carried now',
  ],
  [
    { code: 'writes-number', number: 'C-7' },
    '“The same person” writes customer number C-7 to the contact; nothing else of it changes',
  ],
  [{ code: 'no-contact-with-number-or-email', number: 'C-7' }, 'No contact carries customer number C-7 or this email'],
  [{ code: 'changed-at', erpAt: at, dotdigitalAt: at }, 'The ERP record changed 2 h ago, the contact 2 h ago'],
  [{ code: 'changed-at', erpAt: at, dotdigitalAt: null }, 'The ERP record changed 2 h ago'],
  [{ code: 'changed-at', erpAt: null, dotdigitalAt: at }, 'The ERP record has no date, the contact changed 2 h ago'],
  [
    { code: 'permission-recorded', ground: 'consent', at: now, orderReference: null },
    'The ERP records consent of 18 Nov 2026',
  ],
  [{ code: 'permission-recorded', ground: 'consent', at: null, orderReference: null }, 'The ERP records consent'],
  [
    { code: 'permission-recorded', ground: 'soft-opt-in', at: now, orderReference: 'SO-1' },
    'Soft opt-in by order SO-1 of 18 Nov 2026',
  ],
  [
    { code: 'permission-recorded', ground: 'soft-opt-in', at: null, orderReference: null },
    'Soft opt-in by order without a number',
  ],
  [{ code: 'no-permission-either-side' }, 'Neither the ERP nor Dotdigital records consent or a soft opt-in'],
  [{ code: 'malformed', field: 'postcode', problem: 'postcode-pattern' }, 'Postcode is not a postcode of its country'],
  [{ code: 'proposed-correction', field: 'email', how: 'a dot' }, 'Email proposed: a dot'],
  [{ code: 'no-proposal', field: 'phone' }, 'Phone cannot be guessed; write the right value'],
  [{ code: 'left-out-malformed', fields: ['phone'] }, 'Phone is malformed and left out'],
  [{ code: 'left-out-malformed', fields: ['phone', 'city'] }, 'Phone and city are malformed and left out'],
  [
    { code: 'same-person', numbers: ['C-1', 'C-2'], byEmail: true },
    'The same email and name under customer numbers C-1 and C-2',
  ],
  [
    { code: 'same-person', numbers: ['C-1', 'C-2'], byEmail: false },
    'The same name under customer numbers C-1 and C-2',
  ],
  [
    { code: 'belongs-in-list', list: 'News', belongs: true, field: null, value: null },
    'By the mapping every customer who is sent belongs in News',
  ],
  [
    { code: 'belongs-in-list', list: 'VIP', belongs: true, field: 'loyaltyTier', value: 'Gold' },
    'Belongs in VIP by the mapping: loyalty tier is “Gold” in the ERP',
  ],
  [
    { code: 'belongs-in-list', list: 'VIP', belongs: false, field: 'loyaltyTier', value: null },
    'Does not belong in VIP by the mapping: loyalty tier is empty in the ERP',
  ],
  [
    { code: 'one-by-evidence', side: 'erp', records: ['C-1', 'C-2'] },
    'All that is known of customers C-1 and C-2 together says that they are one person; a full check compared everybody',
  ],
  [{ code: 'carries-number-too', contactIds: [7], number: 'C-1' }, 'Contact 7 carries customer number C-1 too'],
  [{ code: 'carries-number-too', contactIds: [7, 8], number: 'C-1' }, 'Contacts 7 and 8 carry customer number C-1'],
  [{ code: 'number-unknown-to-erp', number: 'C-1' }, 'The ERP has no customer C-1, not even an inactive one'],
  [{ code: 'opted-out', side: 'erp', at: now, how: 'Letter' }, 'Opted out in the ERP on 18 Nov 2026 (Letter)'],
  [
    { code: 'opted-out', side: 'dotdigital', at: null, how: null },
    'Opted out in Dotdigital, on a day that is not known',
  ],
  [
    { code: 'import-refused', failureCode: 'globallysuppressed', description: '', importId: 'd7de900d-d337', at: now },
    "The address is on Dotdigital's global suppression list (GloballySuppressed, import d7de900d)",
  ],
  [
    { code: 'import-refused', failureCode: 'MoonPhase', description: 'Too full.', importId: null, at: null },
    'Dotdigital refused it as MoonPhase, a reason that Concord does not know; Dotdigital writes “Too full.”',
  ],
  [{ code: 'import-remedy', remedy: 'send-singly' }, 'Send it again: it goes by itself, outside an import'],
  [{ code: 'subscribed-anew', at: now }, 'Consent was given anew on 18 Nov 2026, after the opt-out'],
  [
    { code: 'data-field-missing', name: 'BIRTH_DATE', wanted: 'Date' },
    'Dotdigital has no data field BIRTH_DATE; it should be Date',
  ],
  [
    { code: 'data-field-differs', name: 'BIRTH_DATE', wanted: 'Date', found: 'String' },
    'Data field BIRTH_DATE is String and should be Date',
  ],
  [
    { code: 'not-in-erp', key: 'MKT-1' },
    'No order of the ERP has the reference or number MKT-1, nor its customer, amount and day',
  ],
  [
    { code: 'posting-waits', reason: 'sku-unknown', sentence: 'The ERP does not have OLD-1.' },
    'The ERP does not have OLD-1',
  ],
  [
    { code: 'not-in-catalogue', sku: 'NB-1' },
    'The ERP sells NB-1 and has a price for it; no catalogue record names it',
  ],
  [{ code: 'not-sold', sku: 'NB-1', isKnown: true }, 'The ERP has NB-1 and does not sell it any more'],
  [{ code: 'not-sold', sku: 'NB-1', isKnown: false }, 'The ERP has no product NB-1, not even one that is not sold'],
  [{ code: 'no-price-in-erp', sku: 'NB-1' }, 'The ERP sells NB-1 and knows no price for it now'],
  [
    { code: 'lacks-mandatory', fields: ['imageUrl'] },
    'A product block needs name, SKU, price, page and image; the record lacks image',
  ],
  [
    { code: 'lacks-mandatory', fields: [] },
    'A product block needs name, SKU, price, page and image; the record lacks the SKU',
  ],
  [{ code: 'named-by-orders', sku: 'OLD-1', count: 1, numbers: ['SO-1'] }, '1 order names it: SO-1'],
  [
    { code: 'named-by-orders', sku: 'OLD-1', count: 9, numbers: ['SO-2', 'SO-1'] },
    '9 orders name it: SO-2 and SO-1, and 7 more',
  ],
  [
    { code: 'no-order-record', number: 'SO-1' },
    'Dotdigital has no order SO-1, nor one that is the same sale under another number',
  ],
  [
    { code: 'belongs-to-contact', contactId: 41, number: 'C-7', byNumber: true },
    'It belongs to customer C-7, who is contact 41 by the customer number',
  ],
  [
    { code: 'belongs-to-contact', contactId: 41, number: 'C-7', byNumber: false },
    'It belongs to customer C-7, who is contact 41 by the same email',
  ],
  [{ code: 'hangs-on', contactId: 12 }, 'It hangs on contact 12, who is somebody else'],
  [
    { code: 'back-filled', at: Date.UTC(2026, 0, 2), days: 30 },
    'It is of 2 Jan 2026, more than 30 days ago, so no policy adds it: a person has to',
  ],
  [{ code: 'record-changed-at', erpAt: null, recordAt: now - 3_600_000 }, 'The record changed 1 h ago'],
  [
    { code: 'record-changed-at', erpAt: now - 7_200_000, recordAt: null },
    'The record has no date, the order in the ERP 2 h ago',
  ],
  [{ code: 'approved-like-it', approved: 1195, decided: 1200 }, 'Operators approved 1,195 of 1,200 like it'],
];

test.each(reasons)('%j reads as %j', (reason, sentence) => {
  expect(reasonText(reason, now)).toBe(sentence);
});

test('every reason of the contract is among those', () => {
  const told = new Set(reasons.map(([{ code }]) => code));
  expect(reasonSchema.options.map((option) => option.shape.code.value).filter((code) => !told.has(code))).toEqual([]);
});

test.each(malformedProblems)('a value with %s is told in words of its own', (problem) => {
  expect(reasonText({ code: 'malformed', field: 'email', problem }, now)).toMatch(/^Email (is|has) [A-Za-z ,]+$/);
});

const impacts: readonly Impact[] = [
  { code: 'not-reachable', source: 'contacts-read', at },
  { code: 'not-reachable', source: 'contacts-read', at: null },
  { code: 'merges-wrong-value', field: 'city', dataField: 'CITY', shows: 'Bath', source: 'contact-read', at },
  { code: 'merges-wrong-value', field: 'city', dataField: 'CITY', shows: null, source: 'contact-read', at: null },
  ...(['more', 'less', 'other'] as const).map(
    (promised): Impact => ({
      code: 'wrong-reward',
      field: 'loyaltyPoints',
      dataField: 'POINTS',
      shows: promised === 'less' ? null : '90',
      has: '80',
      promised,
      source: 'contact-read',
      at,
    }),
  ),
  { code: 'mail-goes-elsewhere', source: 'contact-read', at },
  ...alertKinds.map((kind): Impact => ({ code: 'link-is-ill', kind, source: 'concord-rule' })),
  { code: 'address-refused', source: 'dotdigital-rule' },
  { code: 'sale-not-in-erp', source: 'concord-rule' },
  { code: 'value-refused-or-misread', field: 'birthDate', dataFieldType: 'Date', source: 'dotdigital-rule' },
  { code: 'no-ground-to-mail', source: 'concord-rule' },
  { code: 'not-shown-in-mail', source: 'catalogue-read', at },
  { code: 'shows-unsold', source: 'catalogue-read', at: null },
  { code: 'shows-wrong-item', field: 'price', shows: '12', source: 'catalogue-read', at },
  { code: 'shows-wrong-item', field: 'imageUrl', shows: null, source: 'catalogue-read', at },
  { code: 'cannot-be-picked', source: 'dotdigital-rule' },
  { code: 'purchase-not-named', orders: 3, source: 'concord-rule' },
  { code: 'sale-not-counted', amount: '20', currency: 'GBP', source: 'orders-read', at },
  { code: 'sale-not-counted', amount: null, currency: null, source: 'orders-read', at },
  { code: 'sale-counts-elsewhere', amount: '20', currency: 'GBP', contactId: 12, source: 'orders-read', at },
  { code: 'sale-counted-wrong', field: 'total', shows: '25', source: 'orders-read', at },
  { code: 'sale-counted-wrong', field: 'lines', shows: null, source: 'orders-read', at },
  { code: 'may-start-automations', source: 'dotdigital-rule' },
  { code: 'not-mailed-now', emailStatus: 'hardBounced', source: 'contact-read', at },
  { code: 'not-mailed-now', emailStatus: 'softBounced', source: 'contact-read', at: null },
  { code: 'mailed-against-will', source: 'concord-rule' },
  { code: 'opt-out-can-be-lost', source: 'concord-rule' },
  { code: 'mailed-twice', source: 'contact-read', at },
  { code: 'left-out-of-sends', lists: ['News', 'VIP'], source: 'contact-read', at },
  { code: 'gets-sends-of-others', lists: ['News'], source: 'contact-read', at },
  { code: 'joining-may-start', lists: ['News'], source: 'dotdigital-rule' },
  { code: 'sales-are-split', source: 'concord-rule' },
  { code: 'number-can-be-reused', source: 'concord-rule' },
  { code: 'made-twice-or-missed', source: 'concord-rule' },
  { code: 'value-never-arrives', fields: ['birthDate'], source: 'dotdigital-rule' },
  { code: 'value-never-arrives', fields: [], source: 'dotdigital-rule' },
  ...riskImpacts(now),
];

test.each(impacts)('%j gives a whole sentence and says who says so', (impact) => {
  const { sentence, source } = impactText(impact, now);
  expect(sentence).toMatch(/^[A-Z].*\.$/);
  expect(source).not.toBe('');
  expect(`${sentence} ${source}`).not.toMatch(/undefined|null|NaN|\[object/);
});

test('every impact of the contract is among those', () => {
  const told = new Set(impacts.map(({ code }) => code));
  expect(impactSchema.options.map((option) => option.shape.code.value).filter((code) => !told.has(code))).toEqual([]);
});

test('a blank value is told as nothing shown, a value is quoted', () => {
  const merged = (shows: string | null) =>
    impactText({ code: 'merges-wrong-value', field: 'city', dataField: 'CITY', shows, source: 'contact-read', at }, now)
      .sentence;
  expect(merged('Bath')).toContain('shows “Bath”');
  for (const blank of [null, '', '  ']) expect(merged(blank)).toContain('shows nothing');
});
