import type { ChangeSet, FieldChange, RequestPreview } from '../../../shared/domain/change.ts';
import type { Contact } from '../../../shared/domain/contact.ts';
import type { Customer } from '../../../shared/domain/customer.ts';
import type { CreditNote, Invoice, Order, Period, Settlement } from '../../../shared/domain/order.ts';
import type { Price, Product, Stock } from '../../../shared/domain/product.ts';
import type { Failure } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import type { CampaignConnector } from './campaigns.ts';
import type { InsightConnector } from './insight.ts';
import type { Page, ReadRequest, Versioned } from './page.ts';

export type { Page, ReadRequest, Unusable, Versioned } from './page.ts';

/** What an ERP is read for besides customers, each a stream of its own: stock moves without touching its product. */
export type SalesRecords = {
  readonly products: Product;
  readonly stock: Stock;
  readonly prices: Price;
  readonly orders: Order;
  readonly invoices: Invoice;
  readonly creditNotes: CreditNote;
  readonly settlements: Settlement;
};
export type SalesEntity = keyof SalesRecords;

/** What a connection test learns. `skewMs`: the remote clock minus ours. */
export type Probe = {
  readonly product: string;
  readonly account: string;
  readonly skewMs: number | null;
  /** Where the ERP keeps its books (an IANA name): periods are cut there. Dotdigital has none. */
  readonly timeZone?: string;
  /** The currency of its books, ISO 4217. */
  readonly currency?: string;
};

/** The remote's answer to a write. */
export type Receipt = {
  readonly status: number;
  readonly remoteId: string | null;
  readonly version: string | null;
  readonly receivedAt: number;
};

/**
 * A write's failures carry `reached`: 'no' (may be sent again), 'maybe' (read back first), 'yes' (the remote refused it).
 */
export interface ErpConnector {
  readonly probe: (signal: AbortSignal) => Promise<Result<Probe>>;
  readonly readCustomers: (request: ReadRequest, signal: AbortSignal) => Promise<Result<Page<Versioned<Customer>>>>;
  readonly readCustomer: (id: string, signal: AbortSignal) => Promise<Result<Versioned<Customer> | null>>;
  readonly readRecords: <E extends SalesEntity>(
    entity: E,
    request: ReadRequest,
    signal: AbortSignal,
  ) => Promise<Result<Page<Versioned<SalesRecords[E]>>>>;
  /** One order by its id; null where the ERP does not have it, or no longer. */
  readonly readOrder: (id: string, signal: AbortSignal) => Promise<Result<Versioned<Order> | null>>;
  /** The accounting periods between two dates, and whether receivables may be posted to them. */
  readonly readPeriods: (from: string, to: string, signal: AbortSignal) => Promise<Result<readonly Period[]>>;
  readonly write: (changeSet: ChangeSet, idempotencyKey: string, signal: AbortSignal) => Promise<Result<Receipt>>;
  /** What `write` would send, for the operator to read. */
  readonly preview: (changeSet: ChangeSet) => readonly RequestPreview[];
}

/** One line of the feed of suppressions; `reason` in the words of v2 (contract dotdigital 3.7). */
export type OptOutNotice = {
  readonly contactId: number;
  readonly email: string | null;
  readonly at: number;
  readonly reason: string;
};

export type ContactReference =
  | { readonly by: 'contactId'; readonly value: number }
  | { readonly by: 'email'; readonly value: string };

/** One contact of an import: its data fields that change. */
export type ImportRow = { readonly contactId: number; readonly changes: readonly FieldChange[] };

/** A row that the report names as failed, with every failure of it. The description may hold values. */
export type ImportedRow = {
  readonly contactId: number;
  readonly failures: readonly { readonly code: string; readonly description: string }[];
};

/** What the report of an import says. A contact can be both updated and failed: then a part of its row failed. */
export type ContactImport =
  | { readonly state: 'running' }
  | {
      readonly state: 'finished';
      readonly updated: readonly number[];
      readonly created: readonly number[];
      readonly failed: readonly ImportedRow[];
    }
  /** The whole of it: `refused` wrote nothing, `failed` may have written a part. */
  | { readonly state: 'refused' | 'failed'; readonly failure: Failure };

export interface DotdigitalConnector {
  readonly probe: (signal: AbortSignal) => Promise<Result<Probe>>;
  readonly readContacts: (request: ReadRequest, signal: AbortSignal) => Promise<Result<Page<Contact>>>;
  readonly readContact: (reference: ContactReference, signal: AbortSignal) => Promise<Result<Contact | null>>;
  /** Every data field of the account with its type. */
  readonly readDataFields: (
    signal: AbortSignal,
  ) => Promise<Result<readonly { readonly name: string; readonly type: string }[]>>;
  /** Who may no longer be mailed, since an instant: unsubscribes and suppressions, with when and why. */
  readonly readOptOuts: (request: ReadRequest, signal: AbortSignal) => Promise<Result<Page<OptOutNotice>>>;
  /** Creates with POST (never an upsert), patches by contact id. Refuses a change set of the other system. */
  readonly write: (changeSet: ChangeSet, signal: AbortSignal) => Promise<Result<Receipt>>;
  /** Hands in an import that updates contacts which exist. Its failures carry `reached`, as those of a write do. */
  readonly startContactImport: (
    rows: readonly ImportRow[],
    signal: AbortSignal,
  ) => Promise<Result<{ readonly importId: string }>>;
  /** What `startContactImport` would send, for the operator to read. */
  readonly previewImport: (rows: readonly ImportRow[]) => RequestPreview;
  /** What has become of an import. Fails with remote.not-found when Dotdigital does not know it. */
  readonly readContactImport: (importId: string, signal: AbortSignal) => Promise<Result<ContactImport>>;
  readonly preview: (changeSet: ChangeSet) => readonly RequestPreview[];
  readonly insight: InsightConnector;
  readonly campaigns: CampaignConnector;
}

export type Connectors = { readonly erp: ErpConnector; readonly dotdigital: DotdigitalConnector };
