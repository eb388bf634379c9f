import type { LinkMethod } from '../../../../shared/domain/mirror.ts';

const orderOfMethods: readonly (readonly LinkMethod[])[] = [['verdict', 'erp-number'], ['email'], ['probabilistic']];

export type Candidate = { readonly rid: number; readonly method: LinkMethod | null };

/** The contact of a customer among those with its match key; several that nothing tells apart are ambiguous. */
export type Choice<T extends Candidate> =
  | { readonly answer: 'one'; readonly contact: T }
  | { readonly answer: 'none' }
  | { readonly answer: 'ambiguous'; readonly contacts: readonly T[] };

/**
 * By ERP number, or by what an operator said, before by email, and by evidence last; among several of the same method the one
 * with the customer's own email.
 */
export const chooseContact = <T extends Candidate>(
  candidates: readonly T[],
  hasCustomersEmail: (contact: T) => boolean,
): Choice<T> => {
  const pool =
    orderOfMethods
      .map((methods) => candidates.filter(({ method }) => method !== null && methods.includes(method)))
      .find((some) => some.length > 0) ?? [];
  const [first, ...others] = pool;
  if (first === undefined) return { answer: 'none' };
  if (others.length === 0) return { answer: 'one', contact: first };
  const [same, ...more] = pool.filter(hasCustomersEmail);
  return same !== undefined && more.length === 0
    ? { answer: 'one', contact: same }
    : { answer: 'ambiguous', contacts: pool };
};
