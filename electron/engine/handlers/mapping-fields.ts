import type { ChangeSet } from '../../../shared/domain/change.ts';
import { type DataFieldType, dataFieldName, isReservedName } from '../../../shared/domain/mapping-document.ts';
import { failure } from '../../../shared/errors.ts';
import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { mostOfType, usedOfType } from '../domain/mapping/check.ts';
import { type HandlerDeps, readOnlyFailure } from './handler-deps.ts';

type Operation = 'mapping.preview-field' | 'mapping.create-field';
type NewField = { readonly name: string; readonly type: DataFieldType };

const no = (sentence: string): Result<never> => err(failure('decision.not-possible', sentence));

/** Creating a data field that a mapping needs. */
export const mappingFieldHandlers = (deps: HandlerDeps): Pick<Handlers<'engine'>, Operation> => ({
  'mapping.preview-field': (field) => {
    if (deps.connectors === null) return no('This workspace has no access to Dotdigital.');
    const change = changeOf(field);
    if (!change.ok) return change;
    const [request] = deps.connectors.dotdigital.preview(change.value);
    return request === undefined ? no('This change writes nothing to Dotdigital.') : ok({ request });
  },
  'mapping.create-field': async (field) => {
    if (deps.heldBy !== null) return err(readOnlyFailure(deps.heldBy));
    if (deps.start.role === 'reviewer') return no('This desk is a reviewer: data fields are created by the writer.');
    const change = changeOf(field);
    return change.ok ? create(deps, field, change.value) : change;
  },
});

const changeOf = ({ name, type }: NewField): Result<ChangeSet> =>
  isReservedName(name)
    ? no(`Dotdigital keeps the name ${name.toUpperCase()} for itself; choose another.`)
    : dataFieldName.test(name)
      ? ok({ v: 1, operation: 'data-field.create', name, type })
      : no('Dotdigital takes 1 to 20 letters, digits, hyphens and underscores as the name of a data field.');

/**
 * Asks for it once and reads the fields back: whether it is there is what they say, not what the answer to the request
 * says. A name that is taken is refused by Dotdigital, so that asking twice makes nothing twice (contract dotdigital 5).
 */
const create = async (deps: HandlerDeps, { name, type }: NewField, change: ChangeSet): Promise<Result<NewField>> => {
  const { connectors, stores, clock } = deps;
  if (connectors === null) return no('This workspace has no access to Dotdigital.');
  const signal = new AbortController().signal;
  const before = await connectors.dotdigital.readDataFields(signal);
  if (!before.ok) return before;
  const taken = before.value.find((one) => one.name.toUpperCase() === name.toUpperCase());
  if (taken !== undefined) {
    stores.atomically(() => stores.dataFields.replace(before.value, clock.now()));
    return no(`Dotdigital has a data field ${taken.name} already; it is ${taken.type}.`);
  }
  const used = usedOfType(before.value, type);
  if (used >= mostOfType[type]) return no(`The account has ${used} data fields of type ${type} and may not have more.`);
  note(deps, 'data-field.asked-for', name, { name, type });
  const written = await connectors.dotdigital.write(change, signal);
  const after = await connectors.dotdigital.readDataFields(signal);
  if (!after.ok) return written.ok ? after : written;
  const found = after.value.find((one) => one.name.toUpperCase() === name.toUpperCase());
  stores.atomically(() => stores.dataFields.replace(after.value, clock.now()));
  const isThere = found?.type.toLowerCase() === type.toLowerCase();
  note(deps, isThere ? 'data-field.created' : 'data-field.not-created', name, { name, type: found?.type ?? null });
  if (isThere) return ok({ name, type });
  return written.ok
    ? err(failure('verify.diverged', `Dotdigital took the request, and does not show ${name} as ${type}.`))
    : written;
};

const note = (
  { stores, clock, operator, emit }: HandlerDeps,
  action: string,
  name: string,
  detail: Readonly<Record<string, string | null>>,
): void => {
  const entry = { at: clock.now(), actor: operator, action, subject: `data-field:${name}` };
  stores.atomically(() => stores.audit.append({ ...entry, personal: JSON.stringify(detail), person: null }), 'durable');
  emit({ name: 'store.changed', payload: { topics: ['mapping', 'audit'] } });
};
