import { dataFieldsOf, type MappingDocument } from '../../../shared/domain/mapping-document.ts';
import type { MappingProblem } from '../../../shared/domain/mapping-report.ts';
import { checkMapping } from '../domain/mapping/check.ts';
import { checkLists } from '../domain/mapping/check-lists.ts';
import { canonicalJson } from '../domain/resolve/evidence.ts';
import type { Stores } from '../store/stores.ts';
import { asksForFigures } from './order-figures.ts';

/** What has to be settled about a document in this workspace, its mirror included. */
export const problemsOf = (stores: Stores, document: MappingDocument): readonly MappingProblem[] => {
  const fields = stores.dataFields.all();
  const checked = checkMapping(document, fields.length === 0 ? null : fields);
  const { mirror } = stores;
  return [
    ...checked,
    ...checkLists(document, listsOf(stores, document)),
    ...(needsRest(stores, document) && mirror.hasContactsWithoutRest() ? [contactsNotRead] : []),
    ...(needsCustom(document) && mirror.hasCustomersWithoutCustom() ? [customersNotRead] : []),
    ...(asksForFigures(document) && stores.runs.checkpoint('erp.orders')?.complete !== true ? [ordersNotRead] : []),
  ];
};

/** What the account called the lists of a document when they were last read, by id; null where none ever were. */
const listsOf = ({ audiences }: Stores, { lists }: MappingDocument): ReadonlyMap<number, string> | null =>
  lists.length > 0 && audiences.find('', 1, 'list').length === 0
    ? null
    : new Map(
        lists.flatMap(({ listId }) => {
          const name = audiences.listName(listId);
          return name === null ? [] : [[listId, name]];
        }),
      );

/** Names a document: the same document has the same hash. */
export const documentHash = (stores: Stores, document: MappingDocument): string =>
  stores.keyedHash(canonicalJson(document));

/** Whether the document asks for data fields that the mapping in force does not name. */
const needsRest = ({ mappings }: Stores, document: MappingDocument): boolean => {
  const held = new Set(dataFieldsOf(mappings.inForce().document));
  return dataFieldsOf(document).some((name) => !held.has(name));
};

const needsCustom = ({ extras }: MappingDocument): boolean => extras.some(({ source }) => source.from === 'erp');

const customersNotRead: MappingProblem = {
  code: 'customers-not-read',
  severity: 'must',
  area: 'customers',
  field: null,
  dataField: null,
  title: 'The customers have to be read once more',
  sentence: "They were read before Concord kept the ERP's own fields. Run “Customers, in full” once.",
  remedies: [],
};

const ordersNotRead: MappingProblem = {
  code: 'orders-not-read',
  severity: 'must',
  area: 'customers',
  field: null,
  dataField: null,
  title: 'The orders have to be read first',
  sentence: 'A figure of settled orders is worked out from them. Run “Orders” once; else everybody would have none.',
  remedies: [],
};

const contactsNotRead: MappingProblem = {
  code: 'contacts-not-read',
  severity: 'must',
  area: 'customers',
  field: null,
  dataField: null,
  title: 'The contacts have to be read once more',
  sentence:
    'They were read before Concord kept the data fields that no mapping names. Run “Customers, in full” once; from then on a changed mapping needs no reading.',
  remedies: [],
};
