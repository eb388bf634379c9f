import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Actions } from '../server/admin.ts';
import { ownCustomerSchema } from '../world/own-customer.ts';
import { changeableFields } from './command-shapes.ts';
import { createSalesEdit } from './edit-sales.ts';
import type { KeyStore } from './key-store.ts';
import { eventSchema, type Mailbox } from './mailbox.ts';
import type { ActParts } from './order-life-acts.ts';
import { type Periods, periodNameSchema, receivableStates } from './periods.ts';
import { makeRandomEdits, randomEditsSchema } from './random-edits.ts';
import type { RecordStore } from './record-store.ts';

const editSchema = z.strictObject({
  entity: z.literal('customers').optional(),
  id: z.string().optional(),
  /** Names the customer, when there is no id. */
  number: z.string().optional(),
  fields: z.record(z.string(), z.unknown()).default({}),
  /** Takes the customer away, or brings one back; a stream tells of it. */
  deleted: z.boolean().optional(),
});

/** Changes a customer as a clerk in the ERP would. Says why not, or null when it is done. */
const createCustomerEdit =
  (records: RecordStore, clock: Clock) =>
  (input: unknown): string | null => {
    const parsed = editSchema.safeParse(input);
    if (!parsed.success) return z.prettifyError(parsed.error);
    const { id, number, fields, deleted } = parsed.data;
    const found = id === undefined ? records.byNumber(number ?? '') : records.byId(id);
    if (!found) return 'There is no such customer.';
    const wanted = changeableFields.safeParse(fields);
    if (!wanted.success) return z.prettifyError(wanted.error);
    const data = ownCustomerSchema.parse({ ...found.data, ...fields });
    records.write({ ...found, data, deleted: deleted ?? found.deleted }, clock());
    return null;
  };

const entitySchema = z.object({ entity: z.string().default('customers') });

/** Changes a record of whatever entity; a customer unless the edit says otherwise. */
export const createErpEdit = (parts: ActParts, clock: Clock): ((input: unknown) => string | null) => {
  const ofCustomer = createCustomerEdit(parts.records, clock);
  const ofSales = createSalesEdit(parts, clock);
  return (input) => {
    const parsed = entitySchema.safeParse(input);
    return parsed.success && parsed.data.entity !== 'customers' ? ofSales(input) : ofCustomer(input);
  };
};

type ActionParts = ActParts & {
  readonly founded: number;
  readonly edit: (input: unknown) => string | null;

  readonly periods: Periods;
  readonly mailbox: Mailbox;
  readonly keys: KeyStore;
  readonly clock: Clock;
  readonly change: (changes: unknown) => string | null;
};

const periodSchema = z.strictObject({ name: periodNameSchema, ar: z.enum(receivableStates) });

const parsing =
  <T>(schema: z.ZodType<T>, act: (value: T) => void) =>
  (input: unknown): string | null => {
    const parsed = schema.safeParse(input);
    if (!parsed.success) return z.prettifyError(parsed.error);
    act(parsed.data);
    return null;
  };

/**
 * What a trainer may do besides: turn switches, open or close a month, post an event of the platform's, lose all keys, let the
 * house work for a while.
 */
export const createErpActions = ({ periods, mailbox, keys, clock, change, ...parts }: ActionParts): Actions => ({
  switches: change,
  period: parsing(periodSchema, ({ name, ar }) => {
    periods.set(name, ar);
    mailbox.post({ kind: 'period.changed', id: name, severity: 'info' }, clock());
  }),
  event: parsing(eventSchema, (event) => mailbox.post(event, clock())),
  'random-edits': (input) => {
    const parsed = randomEditsSchema.safeParse(input);
    return parsed.success ? makeRandomEdits(parts, parsed.data) : z.prettifyError(parsed.error);
  },
  'forget-keys': parsing(z.strictObject({}), () => keys.forget()),
});
