import type { Written } from '../server/http.ts';
import type { Route } from '../server/routes.ts';
import type { StateFile } from '../server/state-file.ts';
import { createCampaigns } from './campaigns-routes.ts';
import type { Account } from './contact-writes.ts';
import { createFeeds, type Feeds } from './feeds.ts';
import type { ImportPlaces } from './import-places.ts';
import { createListCalls } from './lists.ts';
import { createMemberCalls } from './lists-members.ts';
import { createListRemovals } from './lists-removals.ts';
import { createPreferenceCalls } from './preferences.ts';
import { createPrograms } from './programs.ts';
import { createSegmentCalls } from './segments.ts';
import { createTransactional } from './transactional.ts';
import { createV2ContactPages } from './v2-contact-pages.ts';
import { createV2ContactCalls } from './v2-contacts.ts';
import { createV2ImportJobs, type V2ImportJobs } from './v2-import-jobs.ts';
import { createV2ImportCalls } from './v2-imports.ts';
import { createSubscriptionCalls } from './v2-subscriptions.ts';
import type { V2CallName } from './v2-switches.ts';

type V2Route = Route<{ readonly name: V2CallName }>;

const contactRoutes = (account: Account, feeds: Feeds): readonly V2Route[] => {
  const [pages, calls] = [createV2ContactPages(account), createV2ContactCalls(account)];
  const [subscriptions, preferences] = [createSubscriptionCalls(account, feeds), createPreferenceCalls(account)];
  const { unsubscribe, suppress, resubscribe, resubscribeUnchallenged } = subscriptions;
  const at = (path: string): string => `/v2/contacts${path}`;
  const one = '/:contact';
  return [
    { name: 'v2ContactsList', method: 'GET', pattern: at(''), handle: pages.all },
    { name: 'v2ContactsCreatedSince', method: 'GET', pattern: at('/created-since/:date'), handle: pages.createdSince },
    {
      name: 'v2ContactsModifiedSince',
      method: 'GET',
      pattern: at('/modified-since/:date'),
      handle: pages.modifiedSince,
    },
    { name: 'suppressedSince', method: 'GET', pattern: at('/suppressed-since/:date'), handle: feeds.suppressedSince },
    {
      name: 'unsubscribedSince',
      method: 'GET',
      pattern: at('/unsubscribed-since/:date'),
      handle: feeds.unsubscribedSince,
    },
    { name: 'v2ContactSave', method: 'POST', pattern: at(''), handle: calls.save },
    { name: 'v2ContactSaveWithConsent', method: 'POST', pattern: at('/with-consent'), handle: calls.saveWithConsent },
    { name: 'contactUnsubscribe', method: 'POST', pattern: at('/unsubscribe'), handle: unsubscribe },
    { name: 'contactsSuppress', method: 'PUT', pattern: at('/suppress-contacts'), handle: suppress },
    { name: 'contactResubscribe', method: 'POST', pattern: at('/resubscribe'), handle: resubscribe },
    {
      name: 'contactResubscribeUnchallenged',
      method: 'POST',
      pattern: at('/resubscribe-with-no-challenge'),
      handle: resubscribeUnchallenged,
    },
    { name: 'contactPreferencesGet', method: 'GET', pattern: at(`${one}/preferences`), handle: preferences.ofContact },
    { name: 'contactPreferencesSet', method: 'PUT', pattern: at(`${one}/preferences`), handle: preferences.choose },
    {
      name: 'v2ContactLists',
      method: 'GET',
      pattern: at(`${one}/address-books`),
      handle: createListCalls(account).ofContact,
    },
    {
      name: 'v2ContactGetWithConsent',
      method: 'GET',
      pattern: at(`${one}/with-consent`),
      handle: calls.oneWithConsent,
    },
    { name: 'v2ContactGet', method: 'GET', pattern: at(one), handle: calls.one },
    { name: 'v2ContactUpdate', method: 'PUT', pattern: at(one), handle: calls.update },
    { name: 'v2ContactDelete', method: 'DELETE', pattern: at(one), handle: calls.remove },
    { name: 'preferencesList', method: 'GET', pattern: '/v2/preferences', handle: preferences.list },
  ];
};

const listRoutes = (
  account: Account,
  feeds: Feeds,
  removals: ReturnType<typeof createListRemovals>,
): readonly V2Route[] => {
  const [lists, members] = [createListCalls(account), createMemberCalls(account, feeds)];
  const at = (path: string): string => `/v2/address-books${path}`;
  const inList = (path: string): string => at(`/:list/contacts${path}`);
  return [
    { name: 'listsAll', method: 'GET', pattern: at(''), handle: lists.all },
    { name: 'listsPublic', method: 'GET', pattern: at('/public'), handle: lists.publicOnes },
    { name: 'listsPrivate', method: 'GET', pattern: at('/private'), handle: lists.privateOnes },
    { name: 'listGet', method: 'GET', pattern: at('/:list'), handle: lists.one },
    { name: 'listCreate', method: 'POST', pattern: at(''), handle: lists.create },
    { name: 'listUpdate', method: 'PUT', pattern: at('/:list'), handle: lists.update },
    { name: 'listDelete', method: 'DELETE', pattern: at('/:list'), handle: lists.remove },
    { name: 'listContacts', method: 'GET', pattern: inList(''), handle: members.page },
    {
      name: 'listContactsModifiedSince',
      method: 'GET',
      pattern: inList('/modified-since/:date'),
      handle: members.modifiedSince,
    },
    {
      name: 'listUnsubscribedSince',
      method: 'GET',
      pattern: inList('/unsubscribed-since/:date'),
      handle: members.unsubscribedSince,
    },
    { name: 'listContactAdd', method: 'POST', pattern: inList(''), handle: members.add },
    { name: 'listContactsRemove', method: 'POST', pattern: inList('/delete'), handle: removals.some },
    { name: 'listContactsRemoveAll', method: 'POST', pattern: inList('/delete-all'), handle: removals.all },
    { name: 'listUnsubscribe', method: 'POST', pattern: inList('/unsubscribe'), handle: members.unsubscribe },
    { name: 'listResubscribe', method: 'POST', pattern: inList('/resubscribe'), handle: members.resubscribe },
    {
      name: 'listResubscribeUnchallenged',
      method: 'POST',
      pattern: inList('/resubscribe-with-no-challenge'),
      handle: members.resubscribeUnchallenged,
    },
    { name: 'listContactRemove', method: 'DELETE', pattern: inList('/:contact'), handle: members.remove },
    { name: 'listRemovalStatus', method: 'GET', pattern: '/v2/contacts/deletion/:job', handle: removals.status },
  ];
};

const segmentRoutes = (segments: ReturnType<typeof createSegmentCalls>): readonly V2Route[] => [
  { name: 'segmentsList', method: 'GET', pattern: '/v2/segments', handle: segments.list },
  { name: 'segmentRefreshStart', method: 'POST', pattern: '/v2/segments/refresh/:segment', handle: segments.refresh },
  { name: 'segmentRefreshStatus', method: 'GET', pattern: '/v2/segments/refresh/:segment', handle: segments.status },
];

const importRoutes = (account: Account, jobs: V2ImportJobs): readonly V2Route[] => {
  const calls = createV2ImportCalls(account, jobs);
  const [own, inList] = ['/v2/contacts/import', '/v2/address-books/:list/contacts/import'];
  const merging = '/with-merge-option/:option';
  return [
    { name: 'v2ImportCollection', method: 'POST', pattern: `${own}-collection`, handle: calls.start },
    { name: 'v2ImportStart', method: 'POST', pattern: own, handle: calls.start },
    { name: 'v2ImportStartMerging', method: 'POST', pattern: own + merging, handle: calls.start },
    { name: 'listImportStart', method: 'POST', pattern: inList, handle: calls.start },
    { name: 'listImportStartMerging', method: 'POST', pattern: inList + merging, handle: calls.start },
    { name: 'v2ImportStatus', method: 'GET', pattern: `${own}/:id`, handle: calls.status },
    { name: 'v2ImportReport', method: 'GET', pattern: `${own}/:id/report`, handle: calls.report },
    { name: 'v2ImportFaults', method: 'GET', pattern: `${own}/:id/report-faults`, handle: calls.faults },
  ];
};

/** The v2 calls about people, lists and preferences. `note` hears of writes that happen after their call. */
export const createV2Routes = (
  file: StateFile,
  account: Account,
  places: ImportPlaces,
  note: (method: string, path: string, written: readonly Written[]) => void,
) => {
  const feeds = createFeeds(file);
  const removals = createListRemovals(file, account, (written) => note('POST', '/v2/contacts/deletion', written));
  const imports = createV2ImportJobs(file, account, places, note);
  const segments = createSegmentCalls(file, account);
  const campaigns = createCampaigns(file, account);
  const programs = createPrograms(file, account);
  const transactional = createTransactional(file, account);
  const routes = [
    ...importRoutes(account, imports),
    ...listRoutes(account, feeds, removals),
    ...contactRoutes(account, feeds),
    ...segmentRoutes(segments),
    ...campaigns.routes,
    ...programs.routes,
    ...transactional.routes,
  ];
  const settleDue = (): void => {
    imports.settleDue();
    removals.settleDue();
    programs.settleDue();
    campaigns.settleDue(segments.settleDue);
    segments.settleDue(account.clock());
  };
  const actions = {
    segments: segments.change,
    campaigns: campaigns.change,
    programs: programs.change,
    'v2-imports': imports.plan,
  };
  return { routes, settleDue, actions, counts: () => ({ ...programs.counts(), ...transactional.counts() }) };
};
