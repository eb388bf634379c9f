import type { Answer, Call } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import type { InsightJobs } from './insight-jobs.ts';
import { isCollectionName, isScope, type Scope, typeNamed } from './insight-names.ts';
import { findOwner } from './insight-owner.ts';
import {
  collectionNotFound,
  insightBadRequest,
  invalidCollectionName,
  invalidOwner,
  ownerNotFound,
  tooManyCollections,
} from './insight-refusals.ts';
import { schemaAnswer } from './insight-schema.ts';
import type { Collection } from './insight-store.ts';
import type { Insight } from './insight-write.ts';

/** The collection that a path names, of this scope if one is told, or the refusal. */
export const collectionIn = ({ collections }: Insight, name: string, scope?: Scope): Collection | Answer => {
  if (!isCollectionName(name)) return invalidCollectionName(name);
  const found = collections.find(name);
  return found && (scope === undefined || found.scope === scope) ? found : collectionNotFound(name);
};

export const isAnswer = (found: object): found is Answer => 'status' in found;

/**
 * The collection of that name, made if it is not there; or why a write cannot go there. Names are unique across scopes
 * (contract dotdigital 6.1 [C]); what another type does is switched.
 */
export const collectionFor = (insight: Insight, name: string, scope: Scope, type: string): Collection | Answer => {
  const problem = problemWith(insight, name, scope, type);
  return problem ?? insight.collections.find(name) ?? insight.collections.add(name, scope, type);
};

/** Why `collectionFor` would refuse, or null. */
export const problemWith = (
  { collections, switches }: Insight,
  name: string,
  scope: Scope,
  type: string,
): Answer | null => {
  const found = collections.find(name);
  if (!found)
    return collections.count() >= switches.collectionLimit ? tooManyCollections(switches.collectionLimit) : null;
  if (found.scope !== scope) {
    return insightBadRequest([{ item: 'collectionScope', description: `'${name}' has the scope '${found.scope}'.` }]);
  }
  if (found.type === type || switches.otherCollectionType === 'ignore') return null;
  return insightBadRequest([{ item: 'collectionType', description: `'${name}' has the type '${found.type}'.` }]);
};

const summary = ({ records }: Insight, { id, name, type, scope }: Collection, contactId?: number) => ({
  collectionName: name,
  collectionType: type,
  collectionScope: scope,
  recordCount: records.count(id, contactId),
});

const ofContact = (insight: Insight, { identifier = '', value = '' }: Params): Answer => {
  const owner = findOwner(insight, identifier, value);
  if (owner === undefined) return invalidOwner(identifier, value);
  if (owner === null) return ownerNotFound(identifier, value);
  const summaries = insight.collections
    .all()
    .filter(({ scope }) => scope === 'contact')
    .map((collection) => summary(insight, collection, owner.contactId));
  return { status: 200, body: summaries.filter(({ recordCount }) => recordCount > 0) };
};

const create = (insight: Insight, { query }: Call, { name = '' }: Params): Answer => {
  if (!isCollectionName(name)) return invalidCollectionName(name);
  const scope = query.get('collectionScope');
  const type = typeNamed(query.get('collectionType'), insight.switches);
  if (!isScope(scope)) return insightBadRequest([{ item: 'collectionScope', description: 'Not a scope.' }]);
  if (type === null) return insightBadRequest([{ item: 'collectionType', description: 'Not a type.' }]);
  const isThere = insight.collections.find(name) !== null;
  const made = collectionFor(insight, name, scope, type);
  if (isAnswer(made)) return made;
  const written = [{ recordId: `collection:${made.name}`, key: null, changed: !isThere }];
  return { status: isThere ? 200 : 201, written };
};

/** The calls about collections (contract dotdigital 6.1 [C]). */
export const createCollectionCalls = (insight: Insight, jobs: InsightJobs) => {
  const all = (scope?: Scope): Answer => ({
    status: 200,
    body: insight.collections
      .all()
      .filter((collection) => scope === undefined || collection.scope === scope)
      .map((collection) => summary(insight, collection)),
  });
  const started = (kind: 'empty' | 'delete', { name = '' }: Params): Answer => {
    const found = collectionIn(insight, name);
    return isAnswer(found) ? found : jobs.start(kind, found, null);
  };
  return {
    list: (): Answer => all(),
    listOfAccount: (): Answer => all('account'),
    listOfContact: (_call: Call, params: Params): Answer => ofContact(insight, params),
    create: (call: Call, params: Params): Answer => create(insight, call, params),
    remove: (_call: Call, params: Params): Answer => started('delete', params),
    empty: (_call: Call, params: Params): Answer => started('empty', params),
    schema: (_call: Call, { name = '' }: Params): Answer => {
      const found = collectionIn(insight, name);
      if (isAnswer(found)) return found;
      const { type, columns } = found;
      return { status: 200, body: { collectionName: found.name, collectionType: type, schema: schemaAnswer(columns) } };
    },
  };
};
