import { type Customer, customerRecordSchema } from '../../../../../shared/domain/customer.ts';
import { creditNoteSchema, invoiceSchema, orderSchema, settlementSchema } from '../../../../../shared/domain/order.ts';
import { priceSchema, productSchema, stockSchema } from '../../../../../shared/domain/product.ts';
import type { SalesEntity, SalesRecords } from '../../connector.ts';
import type { FlowStream } from './records.ts';

export const customerStream: FlowStream<Customer> = {
  entity: 'customers',
  noun: 'a customer',
  schema: customerRecordSchema,
};

/** The other streams of flow contract v1 (contract erp-cloud 9.3, own design) by what they carry. */
export const salesStreams: { readonly [E in SalesEntity]: FlowStream<SalesRecords[E]> } = {
  products: { entity: 'products', noun: 'a product', schema: productSchema },
  stock: { entity: 'stock', noun: 'a stock figure', schema: stockSchema },
  prices: { entity: 'prices', noun: 'a price', schema: priceSchema },
  orders: { entity: 'orders', noun: 'an order', schema: orderSchema },
  invoices: { entity: 'invoices', noun: 'an invoice', schema: invoiceSchema },
  creditNotes: { entity: 'creditNotes', noun: 'a credit note', schema: creditNoteSchema },
  settlements: { entity: 'settlements', noun: 'a payment', schema: settlementSchema },
};
