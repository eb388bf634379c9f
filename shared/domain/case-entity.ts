import { z } from 'zod';

/**
 * What a case is about: the pair of a customer and a contact, the account itself, a product by its SKU against the
 * catalogue, a sale by its number against the Orders of contacts, or a marketing order by the key of its record.
 */
export const caseEntities = ['customer', 'account', 'item', 'order', 'posting'] as const;
export const caseEntitySchema = z.enum(caseEntities);
export type CaseEntity = (typeof caseEntities)[number];
