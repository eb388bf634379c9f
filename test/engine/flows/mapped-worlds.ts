import SqliteDatabase from 'better-sqlite3';
import type { StandardField } from '../../../shared/domain/fields.ts';
import { firstMapping, type MappingDocument } from '../../../shared/domain/mapping-document.ts';
import { contactOf, customerOf, type Rig, startRig } from './rig.ts';

type Rule = MappingDocument['customers'][number];

/** The first mapping with rules of some fields in place of its own. */
export const mappingWith = (
  rules: Readonly<Partial<Record<StandardField, Partial<Rule>>>>,
  change: Partial<MappingDocument> = {},
): MappingDocument => ({
  ...firstMapping,
  customers: firstMapping.customers.map((rule) => ({ ...rule, ...rules[rule.field] })),
  ...change,
});

const fields = [
  'ERP_ID',
  'ERP_NEW',
  'TIER_NAME',
  'NICK',
  'POINTS_TXT',
  'FULL_ADDRESS',
  'MOBILE',
  'BORN',
  'TOPIC',
  'LAST_ORDER',
];
const numberFields = ['SHOE', 'ORDERS', 'SPEND'];

/** The account has every data field that these tests map to. */
export const nameAccountFields = ({ stores }: Rig): void => {
  const mapped = firstMapping.customers.flatMap(({ target }) => target ?? []);
  const more = fields.map((name) => ({ name, type: 'String' }));
  const numbers = numberFields.map((name) => ({ name, type: 'Numeric' }));
  stores.atomically(() => stores.dataFields.replace([...mapped, ...more, ...numbers], 1));
};

/** A dozen people, some of whom differ, lack something or are left out by a rule; both sides hold more than version 1 maps. */
export const people = (rig: Rig): void => {
  for (let n = 1; n <= 12; n += 1) {
    const number = `C${String(n).padStart(2, '0')}`;
    const change = {
      loyaltyTier: ['1', '2', '3'][n % 3],
      loyaltyPoints: n === 4 ? '1,240' : String(n * 100),
      phone: n === 5 ? 'by night only' : '0117 496 0240',
      birthDate: n === 6 ? '31/12/1984' : '1984-12-31',
      street: 'Park Row 1',
      city: n === 7 ? null : 'Bristol',
      priceGroup: n === 8 ? 'STAFF' : 'RETAIL',
      kind: n === 9 ? 'company' : 'person',
      active: n !== 10,
      SHOE_SIZE: n === 3 ? 'about 40' : n === 4 ? null : String(38 + n / 2),
      NEWSLETTER_TOPIC: ['Home', 'Outdoor'][n % 2],
      permission: n === 11 ? { ground: 'soft-opt-in', at: '2026-01-02T03:04:05Z', orderReference: 'O1' } : undefined,
    };
    rig.erp.set(
      `cus-${n}`,
      customerOf(number, Object.fromEntries(Object.entries(change).filter(([, v]) => v !== undefined))),
    );
    if (n === 12) continue;
    const dataFields = {
      LOYALTY_TIER: ['1', '2', '3'][n % 3] ?? null,
      LOYALTY_POINTS: n === 4 ? 1300 : n * 100,
      PHONE: '+441174960240',
      BIRTHDATE: '1984-12-31T00:00:00Z',
      ADDRESS_1: 'Park Row 1',
      CITY: n === 3 || n === 8 ? 'Bath' : 'Bristol',
      PRICE_GROUP: n === 8 ? 'STAFF' : 'RETAIL',
      TIER_NAME: n === 2 ? 'Iron' : (['Silver', 'Gold', 'Bronze'][n % 3] ?? null),
      NICK: n % 2 === 0 ? `First ${number}` : 'Somebody',
      ERP_NEW: n === 2 ? 'C01' : n === 1 ? null : number,
      POINTS_TXT: String(n === 2 ? 201 : n * 100),
      FULL_ADDRESS: 'Park Row 1, Bristol',
      MOBILE: n === 2 ? '447700900412' : '441174960240',
      BORN: '31/12/1984',
      SHOE: n === 2 ? 45 : 38 + n / 2,
      TOPIC: n === 5 ? 'Home' : (['HOME', 'outdoor'][n % 2] ?? null),
      ZZ_OTHER: n === 1 ? null : 'kept as it is',
    };
    const own = { email: `${number.toLowerCase()}@shop.test`, ...(n === 11 ? { consentRecords: [] } : {}) };
    rig.account.set(n, contactOf(n, n === 3 ? null : number, own, dataFields));
  }
  rig.account.set(50, contactOf(50, 'LOST', {}, { FIRSTNAME: 'Ottilie', LASTNAME: 'Quill', ERP_NEW: 'C12' }));
};

/** Everything that the mirror and the cases hold, but for what says when. */
export const heldIn = ({ file }: Rig) => {
  const db = new SqliteDatabase(file, { readonly: true });
  const customers = db.prepare('SELECT * FROM erp_customer ORDER BY ext_id').all();
  const contacts = db.prepare('SELECT * FROM dd_contact ORDER BY contact_id').all();
  const cases = db
    .prepare<[], { match_key: string }>(
      'SELECT entity, kind, severity, status, match_key, field_mask, label, email, reference FROM mismatch WHERE status = 0 ORDER BY entity, match_key, kind',
    )
    .all();
  const counts = db.prepare('SELECT name, n FROM mirror_count WHERE n <> 0 ORDER BY name').all();
  db.close();
  return { customers, contacts, cases, counts };
};

/** A workspace whose mapping was this one before anything was read. */
export const foundedWith = async (document: MappingDocument, fill: (rig: Rig) => void = people): Promise<Rig> => {
  const rig = startRig();
  nameAccountFields(rig);
  rig.stores.atomically(() => rig.stores.mappings.put(document, 1, 1, 'anna'));
  fill(rig);
  await rig.sync();
  return rig;
};
