import { z } from 'zod';

/**
 * What a case is about: the pair of a customer and a contact, the account itself, a product by its SKU against the
 * catalogue, a sale by its number against the Orders of contacts, a marketing order by the key of its record, or the
 * link between the two systems: a job, a system, or a limit of its calls.
 */
export const caseEntities = ['customer', 'account', 'item', 'order', 'posting', 'link'] as const;
export const caseEntitySchema = z.enum(caseEntities);
export type CaseEntity = (typeof caseEntities)[number];
