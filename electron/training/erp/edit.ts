import { z } from 'zod';
import { customerSchema } from '../../../shared/domain/customer.ts';
import type { Clock } from '../clock.ts';
import { changeableFields } from './commands.ts';
import type { RecordStore } from './record-store.ts';

const editSchema = z.strictObject({
  id: z.string().optional(),
  /** Names the customer, when there is no id. */
  number: z.string().optional(),
  fields: z.record(z.string(), z.unknown()).default({}),
  /** Takes the customer away, or brings one back; a stream tells of it. */
  deleted: z.boolean().optional(),
});

/** Changes a customer as a clerk in the ERP would. Says why not, or null when it is done. */
export const createCustomerEdit =
  (records: RecordStore, clock: Clock) =>
  (input: unknown): string | null => {
    const parsed = editSchema.safeParse(input);
    if (!parsed.success) return z.prettifyError(parsed.error);
    const { id, number, fields, deleted } = parsed.data;
    const found = id === undefined ? records.byNumber(number ?? '') : records.byId(id);
    if (!found) return 'There is no such customer.';
    const wanted = changeableFields.safeParse(fields);
    if (!wanted.success) return z.prettifyError(wanted.error);
    const data = customerSchema.parse({ ...found.data, ...fields });
    records.write({ ...found, data, deleted: deleted ?? found.deleted }, clock());
    return null;
  };
