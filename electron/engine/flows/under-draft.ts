import type { Mapping } from '../../../shared/domain/mapping-document.ts';
import type { MirrorContact, MirrorCustomer } from '../../../shared/domain/mirror.ts';
import { contactRow, customerRow, partsOfContact, partsOfCustomer } from '../domain/normalise/derive.ts';
import type { MirrorStore } from '../store/mirror-store.ts';
import type { Stores } from '../store/stores.ts';
import { figuresOf } from './order-figures.ts';

const nothing = (): void => undefined;

/**
 * The stores as they would read under a draft: every row is derived on the way, and nothing is written. Links stay those
 * of the mapping in force.
 */
export const underDraft = (stores: Stores, draft: Mapping, today: string): Stores => {
  const inForce = stores.mappings.inForce();
  const customer = <T extends MirrorCustomer>(row: T): T => ({
    ...row,
    ...customerRow(partsOfCustomer(row), today, draft, figuresOf(stores, row.number, draft.document)),
  });
  const contact = <T extends MirrorContact>(row: T): T => ({
    ...row,
    ...contactRow(partsOfContact(row, inForce), today, draft),
    erpNumber: row.erpNumber,
  });
  const { mirror } = stores;
  const readCustomer = (row: ReturnType<MirrorStore['customer']>) => (row === null ? null : customer(row));
  const readContact = (row: ReturnType<MirrorStore['contact']>) => (row === null ? null : contact(row));
  return {
    ...stores,
    mappings: { ...stores.mappings, inForce: () => draft },
    mirror: {
      ...mirror,
      customer: (rid) => readCustomer(mirror.customer(rid)),
      customerById: (id) => readCustomer(mirror.customerById(id)),
      contact: (rid) => readContact(mirror.contact(rid)),
      contactById: (contactId) => readContact(mirror.contactById(contactId)),
      sameEmailCustomers: (rid) => mirror.sameEmailCustomers(rid).map(customer),
    },
    optOuts: { ...stores.optOuts, note: nothing, moved: nothing },
    imports: { ...stores.imports, dropRefusals: nothing },
  };
};
