import type { KindReference } from './about-kind-text.ts';

const takeErpsItem = [
  'Take the ERP’s value into the catalogue.',
  'Let the policy “Keep the catalogue up to date” do it for all of them.',
] as const;

/** Kinds about products, orders and what is owed to the ERP. */
export const salesReference = {
  'product-missing': {
    wrong: 'The ERP sells a product that the catalogue in Dotdigital does not have.',
    found: 'The product is sold and has a price, and no record of the catalogue names its SKU.',
    risk: 'No mail can show it, and purchases of it have no name and no image.',
    fixes: [
      'Say which item of the catalogue it is, where it is there under another SKU: they are compared as one from then on, and written under the item’s own key.',
      'Publish it as the ERP has it.',
      'Let the policy “Keep the catalogue up to date” publish all of them.',
    ],
    never:
      'Nothing is published that has no price in the ERP, or that lacks what the catalogue demands. No policy publishes what stands there under the same SKU but for case, separators or leading zeros, until a person said that it is another product.',
  },
  'item-orphan': {
    wrong: 'The catalogue shows an item that the ERP does not sell any more, or does not know.',
    found: 'A record of the catalogue names a SKU that the ERP has discontinued or lacks.',
    risk: 'Mail advertises what nobody can buy.',
    fixes: [
      'Say which product of the ERP it is, where it is sold there under another SKU.',
      'Withdraw it: the record is deleted, and put back when that is undone.',
      'Let the policy “Withdraw discontinued items” do it for what the ERP says it does not sell any more.',
    ],
    never: 'No policy deletes an item that the ERP never had: it may be somebody’s own, such as a gift card.',
  },
  'item-unreadable': {
    wrong: 'The catalogue has a record of a product that Dotdigital cannot use.',
    found:
      'The record lacks a name, a price, the address of its page or its image, or holds them in a form that cannot be read.',
    risk: 'The product cannot be picked for a mail, and those that show it may stay empty.',
    fixes: ['Write the record anew from the ERP.', 'Correct it in Dotdigital.'],
    never: 'Fields of the record that the mapping does not name are left as they are.',
  },
  'price-drift': {
    wrong: 'The catalogue shows another price than the ERP.',
    found:
      'Price and special price are compared as exact amounts. A product that is in the catalogue and has no price in the ERP is one too.',
    risk: 'Mail promises a price that the shop does not keep.',
    fixes: [...takeErpsItem, 'Give the product a price in the ERP, where it has none.'],
    never: 'No price is written to the ERP, rounded, or made up.',
  },
  'stock-drift': {
    wrong: 'The catalogue shows another stock than the ERP.',
    found:
      'The stock of the last read is compared as an exact number. Where the price differs too, it is told as that.',
    risk: 'Mail shows what is sold out, or leaves out what is there.',
    fixes: takeErpsItem,
    never: 'No stock is written to the ERP.',
  },
  'sku-unmapped': {
    wrong: 'Orders name a SKU that neither the ERP nor the catalogue has.',
    found: 'Lines of orders that belong in Dotdigital are held against the products of both sides.',
    risk: 'The purchase has no name in Dotdigital, and what is recommended after it is wrong.',
    fixes: [
      'Say which item of the catalogue the SKU means. The order keeps the SKU that the ERP tells.',
      'Publish the product.',
      'Correct the SKU where the order was made; then it closes by itself.',
    ],
    never: 'No machine says what a SKU is: nothing is sent for it.',
  },
  'order-missing': {
    wrong: 'An order that belongs in Dotdigital is not there.',
    found:
      'The order is in the scope that the mapping sets, its customer has a contact, and no record has its number. One that was cancelled before it came is not missing.',
    risk: 'The purchase counts for no campaign, and mail that follows a purchase does not go out.',
    fixes: ['Send it to its customer’s contact.', 'Let the policy “Send orders” send those of the last 30 days.'],
    never:
      'No policy sends orders older than 30 days: they may start automations for a purchase long past. An order without a buyer whom Dotdigital knows is never sent.',
  },
  'order-drift': {
    wrong: 'An order in Dotdigital tells something else than the ERP.',
    found: 'Total, currency, status, day, discount, delivery charge and lines are compared; amounts exactly.',
    risk: 'Revenue by campaign is wrong, and does not tie out with the books.',
    fixes: ['Take the ERP’s values.', 'Let the policy “Send orders” do it for all of them.'],
    never: 'No order is changed in the ERP for it.',
  },
  'order-misattributed': {
    wrong: 'An order hangs on the contact of somebody else.',
    found: 'The record of the order belongs to a contact that is none of its customer’s.',
    risk: 'One person gets mail about what another bought, and revenue counts for the wrong contact.',
    fixes: ['Delete it there and add it to the customer’s own contact, as two steps of one change.'],
    never: 'No policy moves an order to another contact, and nothing is deleted before the own contact is known.',
  },
  'order-unposted': {
    wrong: 'A marketing order, one that was made in Dotdigital on a channel of ours, is not in the ERP.',
    found:
      'No order of the ERP has its reference, and the hours that the shop’s own feed may take are over. What keeps it from being posted is told with it.',
    risk: 'The sale is missing in the books.',
    fixes: [
      'Post it. The ERP is asked for it once more first, and the order is read back.',
      'Let the policy “Post marketing orders” post those that wait for nothing.',
      'Settle what it waits for; then it is released by itself.',
    ],
    never: 'Nothing is posted twice, and nothing on the shelf is posted by a policy.',
  },
  'posting-refused': {
    wrong: 'The ERP has refused a marketing order, or would refuse it as it stands.',
    found:
      'Its customer, SKUs, currency, total or period are held against what the ERP knows; or the ERP answered so when it was asked.',
    risk: 'The sale is missing in the books, and stays so until somebody acts.',
    fixes: [
      'Post it with the fix that is offered: the next open day, or a rounding of a few pennies, taken as discount or delivery.',
      'Settle it in the ERP: open the period, unblock the customer, create the SKU. Then it is released by itself.',
    ],
    never:
      'No policy posts it, no period is opened, and nothing of the total or of the lines that were sold is changed.',
  },
} as const satisfies Partial<Record<string, KindReference>>;
