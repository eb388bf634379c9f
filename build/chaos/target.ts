import { z } from 'zod';
import type { RequestPreview } from '../../shared/domain/change.ts';
import type { Target } from './ledger.ts';

const commandSchema = z.looseObject({ data: z.looseObject({ id: z.string() }) });
const createSchema = z.looseObject({ identifiers: z.looseObject({ email: z.string() }) });

/** Which record a shown request would write to; null for one that writes to no record. */
export const targetOf = ({ system, method, path, body }: RequestPreview): Target | null => {
  const json: unknown = JSON.parse(body ?? '{}');
  if (system === 'erp') return { system, customerId: commandSchema.parse(json).data.id };
  const [, contactId] =
    /\/contactId\/(\d+)|\/address-books\/\d+\/contacts\/(\d+)/.exec(path)?.filter((part) => part !== undefined) ?? [];
  if (contactId !== undefined)
    return { system, contactId: Number(contactId), method: method === 'DELETE' ? 'DELETE' : 'PATCH' };
  return path.startsWith('/contacts/v3') ? { system, newEmail: createSchema.parse(json).identifiers.email } : null;
};

/** The records of all steps; null when one of them writes to no record. */
export const targetsOf = (requests: readonly RequestPreview[]): readonly Target[] | null => {
  const targets = requests.flatMap((request) => targetOf(request) ?? []);
  return targets.length === requests.length && targets.length > 0 ? targets : null;
};
