import type { Contact } from '../../../shared/domain/contact.ts';
import type { Customer } from '../../../shared/domain/customer.ts';
import type { Result } from '../../../shared/result.ts';
import type { Versioned } from './connector.ts';
import type { ClockSkew } from './http/clock-skew.ts';

/** What the ERP's flow says of itself (contract erp-cloud 9.3 `/health`). */
export type ErpHealth = {
  readonly product: string;
  readonly company: string;
  readonly flow: string | null;
  readonly entities: readonly string[];
  readonly writes: readonly string[];
  readonly skew: ClockSkew | null;
};

/** What an account says of itself. `endpoint` is where it lives, without trailing slash (contract dotdigital 1 [C]). */
export type AccountInfo = {
  readonly account: string;
  readonly endpoint: string | null;
  readonly skew: ClockSkew | null;
};

export type DataField = { readonly name: string; readonly type: string };

/**
 * Looks at a system step by step, for the test of a connection. Nothing is written and nothing is tried twice. `reach`
 * asks without the secret, so that a wrong address never sees it.
 */
export interface ErpInspector {
  readonly reach: (signal: AbortSignal) => Promise<Result<void>>;
  readonly health: (signal: AbortSignal) => Promise<Result<ErpHealth>>;
  /** One customer as it would be mirrored; null when there is none. */
  readonly oneCustomer: (signal: AbortSignal) => Promise<Result<Versioned<Customer> | null>>;
}

export interface DotdigitalInspector {
  readonly reach: (signal: AbortSignal) => Promise<Result<void>>;
  readonly account: (signal: AbortSignal) => Promise<Result<AccountInfo>>;
  readonly dataFields: (signal: AbortSignal) => Promise<Result<readonly DataField[]>>;
  readonly oneContact: (signal: AbortSignal) => Promise<Result<Contact | null>>;
}
