import { contactFact } from '../../../shared/domain/mirror.ts';
import { itemFact, saleFact } from '../../../shared/domain/sales.ts';

/** Conditions in SQL of an item or order of the ERP (`e`) and its record in Dotdigital (`d`). */

/** A product that is sold and has a price is expected in the catalogue; one without a price cannot be shown. */
export const wantedItem = `(e.facts & ${itemFact.active | itemFact.hasPrice}) = ${itemFact.active | itemFact.hasPrice}`;

/** From an order to its record: a marketing order that was posted has another number in the ERP. */
export const saleJoin = `LEFT JOIN sale_link l ON l.match_key = e.match_key
    LEFT JOIN dd_order d ON d.match_key = COALESCE(l.record_key, e.match_key)`;

/** A live contact of an order's customer: certain links only. */
export const contactOf = `SELECT c.contact_id FROM dd_contact c
  WHERE c.match_key = e.owner AND c.method IS NOT NULL AND (c.facts & ${contactFact.live}) <> 0`;

/** An order in scope that names its customer. */
export const asksForRecord = `(e.facts & ${saleFact.inScope | saleFact.hasCustomer}) = ${saleFact.inScope | saleFact.hasCustomer}`;

/** Of these, one whose customer Dotdigital knows. */
export const wantedSale = `${asksForRecord} AND EXISTS (${contactOf})`;

/**
 * A record that hangs on somebody else cannot be written over: its key is taken (contract dotdigital 6.3 [C]). The sign before
 * the id keeps SQLite to the index by match key, which tells all of it.
 */
export const onWrongContact = `d.owner IS NOT NULL AND NOT EXISTS (${contactOf} AND +c.contact_id = CAST(d.owner AS INTEGER))`;

/** Where a record hangs already it stays; a new one goes to the first of its customer's contacts. */
export const saleContact = `COALESCE(CAST(d.owner AS INTEGER), (${contactOf} ORDER BY c.contact_id LIMIT 1))`;
