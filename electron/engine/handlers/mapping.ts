import {
  dataFieldTypes,
  firstMapping,
  type MappingDocument,
  sourceName,
} from '../../../shared/domain/mapping-document.ts';
import { failure } from '../../../shared/errors.ts';
import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { changesBetween } from '../domain/mapping/changes.ts';
import { mostOfType, usedOfType } from '../domain/mapping/check.ts';
import { mappingRows } from '../domain/mapping/rows.ts';
import {
  eligibilitySentence,
  listSentence,
  orderScopeSentence,
  permissionSentence,
} from '../domain/mapping/sentences.ts';
import { lookAtOwnFields } from '../flows/look-at-own-fields.ts';
import { documentHash, problemsOf } from '../flows/mapping-check.ts';
import { putInForce } from '../flows/put-in-force.ts';
import { type HandlerDeps, readOnlyFailure, refusedNow } from './handler-deps.ts';

type Operation =
  | 'mapping.get'
  | 'mapping.field-names'
  | 'mapping.erp-fields'
  | 'mapping.set-draft'
  | 'mapping.discard-draft'
  | 'mapping.put-in-force'
  | 'mapping.versions'
  | 'mapping.version';

/** The most versions that are told. */
const told = 500;

/** The mapping: what is in force, the draft, and the versions before it. */
export const mappingHandlers = (deps: HandlerDeps): Pick<Handlers<'engine'>, Operation> => {
  const { stores, heldBy, emit } = deps;
  const changed = (): void => emit({ name: 'store.changed', payload: { topics: ['mapping', 'workspace', 'audit'] } });
  return {
    'mapping.get': () => ok(mappingNow(deps)),
    'mapping.field-names': () => {
      const documents = [stores.mappings.draft()?.document, stores.mappings.inForce().document];
      const names = documents.flatMap((document) => document?.extras ?? []);
      // Of a place that both have, what is in force: cases and changes are about that.
      const byPlace = new Map(names.map(({ field, source }) => [field, sourceName(source)]));
      return ok({ fields: [...byPlace].map(([field, name]) => ({ field, name })) });
    },
    'mapping.erp-fields': async () =>
      ok({
        customers: stores.mirror.counts().customers,
        fields: await lookAtOwnFields(deps),
        isWhole: !stores.mirror.hasCustomersWithoutCustom(),
      }),
    'mapping.set-draft': ({ document }) => keepDraft(deps, document, 'mapping.draft-set'),
    'mapping.discard-draft': () => {
      if (heldBy !== null) return err(readOnlyFailure(heldBy));
      stores.atomically(stores.mappings.discardDraft);
      changed();
      return ok({});
    },
    'mapping.put-in-force': ({ hash }) => {
      const refused = refusedNow(deps);
      if (refused !== null) return err(refused);
      const put = putInForce(deps, hash);
      if (!put.ok) return put;
      deps.deriveAgain();
      changed();
      return put;
    },
    'mapping.versions': () => ok({ versions: stores.mappings.versions(told) }),
    'mapping.version': ({ version }) => {
      const found = stores.mappings.find(version);
      if (found === null) return err(failure('not-found', 'There is no such version of the mapping.'));
      const before = stores.mappings.find(version - 1)?.document ?? firstMapping;
      return ok({ document: found.document, changes: changesBetween(before, found.document) });
    },
  };
};

const mappingNow = ({ stores }: HandlerDeps) => {
  const inForce = stores.mappings.inForce();
  const [version] = stores.mappings.versions(1);
  const draft = stores.mappings.draft();
  const shown = draft?.document ?? inForce.document;
  const problems = problemsOf(stores, shown);
  const accountFields = stores.dataFields.all();
  const deriving = stores.mappings.deriving();
  return {
    inForce: {
      version: inForce.version,
      since: version?.since ?? 0,
      until: null,
      by: version?.by ?? null,
      changes: version?.changes ?? 0,
      document: inForce.document,
    },
    draft:
      draft === null
        ? null
        : {
            ...draft,
            hash: documentHash(stores, draft.document),
            changes: changesBetween(inForce.document, draft.document),
          },
    problems,
    rows: mappingRows(shown, inForce.document, problems),
    sentences: {
      eligibility: eligibilitySentence(shown),
      orderScope: orderScopeSentence(shown),
      permission: permissionSentence(shown),
      lists: shown.lists.map((rule) => listSentence(rule, shown)),
    },
    accountFields,
    accountFieldsReadAt: stores.runs.checkpoint('dotdigital.contacts')?.readAt ?? null,
    usage: dataFieldTypes.map((type) => ({ type, used: usedOfType(accountFields, type), most: mostOfType[type] })),
    deriving: deriving === null ? null : { done: deriving.done, total: deriving.total },
  };
};

/** Puts a draft down; refused where the workspace is read-only here. */
export const keepDraft = (
  deps: HandlerDeps,
  document: MappingDocument,
  action: string,
): Result<{ readonly hash: string; readonly problems: ReturnType<typeof problemsOf> }> => {
  const { stores, clock, operator, heldBy, emit } = deps;
  if (heldBy !== null) return err(readOnlyFailure(heldBy));
  const at = clock.now();
  stores.atomically(() => {
    // Every stroke of a draft is not worth an entry: that there is one is, and whose.
    const before = stores.mappings.draft();
    stores.mappings.setDraft({ document, by: operator, changedAt: at });
    if (before?.by === operator && action === 'mapping.draft-set') return;
    stores.audit.append({ at, actor: operator, action, subject: 'mapping:draft', personal: null, person: null });
  });
  emit({ name: 'store.changed', payload: { topics: ['mapping', 'audit'] } });
  return ok({ hash: documentHash(stores, document), problems: problemsOf(stores, document) });
};
