import { dataFieldsOf, type MappingDocument } from '../../../shared/domain/mapping-document.ts';
import type { MappingProblem } from '../../../shared/domain/mapping-report.ts';
import { checkMapping } from '../domain/mapping/check.ts';
import { canonicalJson } from '../domain/resolve/evidence.ts';
import type { Stores } from '../store/stores.ts';

/** What has to be settled about a document in this workspace, its mirror included. */
export const problemsOf = (stores: Stores, document: MappingDocument): readonly MappingProblem[] => {
  const fields = stores.dataFields.all();
  const checked = checkMapping(document, fields.length === 0 ? null : fields);
  return needsRest(stores, document) && stores.mirror.hasContactsWithoutRest()
    ? [...checked, contactsNotRead]
    : checked;
};

/** Names a document: the same document has the same hash. */
export const documentHash = (stores: Stores, document: MappingDocument): string =>
  stores.keyedHash(canonicalJson(document));

/** Whether the document asks for data fields that the mapping in force does not name. */
const needsRest = ({ mappings }: Stores, document: MappingDocument): boolean => {
  const held = new Set(dataFieldsOf(mappings.inForce().document));
  return dataFieldsOf(document).some((name) => !held.has(name));
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
