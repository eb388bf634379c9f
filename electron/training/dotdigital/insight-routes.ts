import type { Route } from '../server/routes.ts';
import type { createCollectionCalls } from './insight-collections.ts';
import type { createInsightImportCalls } from './insight-imports.ts';
import type { InsightJobs } from './insight-jobs.ts';
import type { createAccountRecordCalls, createContactRecordCalls } from './insight-record-calls.ts';
import type { InsightCallName } from './insight-switches.ts';
import type { createV2DataCalls } from './insight-v2-data.ts';
import type { createV2DataImports } from './insight-v2-imports.ts';
import type { createOrderCalls } from './insight-v2-orders.ts';

export type InsightRoute = Route<{ readonly name: InsightCallName }>;

export type InsightCalls = {
  readonly collections: ReturnType<typeof createCollectionCalls>;
  readonly ofAccount: ReturnType<typeof createAccountRecordCalls>;
  readonly ofContacts: ReturnType<typeof createContactRecordCalls>;
  readonly imports: ReturnType<typeof createInsightImportCalls>;
  readonly jobs: InsightJobs;
  readonly v2Imports: ReturnType<typeof createV2DataImports>;
  readonly v2Data: ReturnType<typeof createV2DataCalls>;
  readonly orders: ReturnType<typeof createOrderCalls>;
};

type Line = readonly [name: InsightCallName, call: string, handle: InsightRoute['handle']];

const routesOf = (base: string, lines: readonly Line[]): readonly InsightRoute[] =>
  lines.map(([name, call, handle]) => {
    const [method = '', path = ''] = call.split(' ');
    return { name, method, pattern: `${base}${path}`, handle };
  });

const ACCOUNT = '/account/:name';
const CONTACT = '/contacts/:identifier/:value/:name';

const v3Routes = ({ collections, ofAccount, ofContacts, imports, jobs }: InsightCalls) =>
  routesOf('/insightData/v3', [
    ['insightImportStart', 'PUT /import', imports.start],
    ['insightImportStatus', 'GET /import/:importId', imports.status],
    ['insightJobStatus', 'GET /async/:jobId', jobs.status],
    ['collectionsList', 'GET /collections', collections.list],
    ['collectionCreate', 'POST /collections/:name', collections.create],
    ['collectionDelete', 'DELETE /collections/:name', collections.remove],
    ['collectionEmpty', 'DELETE /collections/:name/empty', collections.empty],
    ['collectionSchema', 'GET /collections/:name/schema', collections.schema],
    ['accountCollectionsList', 'GET /account', collections.listOfAccount],
    ['accountRecordsList', `GET ${ACCOUNT}`, ofAccount.page],
    ['accountRecordGet', `GET ${ACCOUNT}/:key`, ofAccount.one],
    ['accountRecordPut', `PUT ${ACCOUNT}/:key`, ofAccount.put],
    ['accountRecordDelete', `DELETE ${ACCOUNT}/:key`, ofAccount.remove],
    ['accountRecordsDelete', 'DELETE /accounts/:name/deleteRecords', ofAccount.removeSome],
    ['allContactRecordsList', 'GET /contacts/:name', ofContacts.pageOfAll],
    ['contactCollectionsList', 'GET /contacts/:identifier/:value', collections.listOfContact],
    ['contactRecordsList', `GET ${CONTACT}`, ofContacts.page],
    ['contactRecordsDelete', `DELETE ${CONTACT}/deleteRecords`, ofContacts.removeSome],
    ['contactCollectionEmpty', `DELETE ${CONTACT}/empty`, ofContacts.empty],
    ['contactRecordGet', `GET ${CONTACT}/:key`, ofContacts.one],
    ['contactRecordPut', `PUT ${CONTACT}/:key`, ofContacts.put],
    ['contactRecordDelete', `DELETE ${CONTACT}/:key`, ofContacts.remove],
  ]);

const v2Routes = ({ v2Imports, v2Data, orders }: InsightCalls) =>
  routesOf('/v2', [
    ['v2DataImportReport', 'GET /contacts/transactional-data/import/:id/report', v2Imports.report],
    ['v2DataImportStatus', 'GET /contacts/transactional-data/import/:id', v2Imports.status],
    ['v2DataImportStart', 'POST /contacts/transactional-data/import/:name', v2Imports.start],
    ['v2CollectionEmpty', 'PUT /contacts/transactional-data/:name/empty', v2Data.empty],
    ['v2DataAdd', 'POST /contacts/transactional-data/:name', v2Data.add],
    ['v2DataReplace', 'POST /contacts/transactional-data/:name/:key', v2Data.replace],
    ['v2DataGet', 'GET /contacts/transactional-data/:name/:key', v2Data.one],
    ['v2DataDelete', 'DELETE /contacts/transactional-data/:name/:key', v2Data.remove],
    ['v2CollectionsList', 'GET /contacts/transactional-data-collections', v2Data.collections],
    ['v2DataOfContact', 'GET /contacts/:contact/transactional-data/:name', v2Data.ofContact],
    ['v2DataOfContactDelete', 'DELETE /contacts/:contact/transactional-data/:name', v2Data.removeOfContact],
    ['v2DataOfAccount', 'GET /transactional-data/:name', v2Data.ofAccount],
    ['ordersSince', 'GET /ecommerce/orders', orders.since],
  ]);

/** The calls about insight data by their paths; the particular stands before the general. */
export const insightRoutesOf = (calls: InsightCalls): readonly InsightRoute[] => [
  ...v3Routes(calls),
  ...v2Routes(calls),
];
