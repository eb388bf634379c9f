import type { StoredMismatch } from '../store/case-stores.ts';
import { detectKeys } from './detect-keys.ts';
import { detectPostings } from './detect-postings.ts';
import type { FlowDeps } from './flow-deps.ts';
import { noteLeft } from './identify.ts';
import { judgeSales } from './judge-sales.ts';

/** Judges anew what a case is about, after something of it was read or decided. Call inside `atomically`. */
export const lookAgain = (deps: FlowDeps, { entity, matchKey }: Pick<StoredMismatch, 'entity' | 'matchKey'>): void => {
  switch (entity) {
    case 'customer':
      noteLeft(deps, [matchKey]);
      detectKeys(deps, [matchKey], null);
      return;
    case 'item':
    case 'order':
      judgeSales(deps, entity, [matchKey], null);
      return;
    case 'posting':
      detectPostings(deps, [matchKey], null);
      return;
    case 'account':
    case 'link': // Looked at now and then, whatever was decided.
  }
};
