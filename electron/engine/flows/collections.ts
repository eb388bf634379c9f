import type { Column } from '../../../shared/domain/insight.ts';
import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Collection } from '../connectors/insight.ts';
import type { RemoteDeps } from './flow-deps.ts';
import type { RunKeeper } from './keep-run.ts';

/** A collection as it is looked for: its name as proposed, and what it must be. */
export type Wanted = Collection & { readonly noun: string };

/** The account's catalogue and its orders, unless told otherwise (contract dotdigital 6.5, 6.6 [C]). */
export const catalogueWanted: Wanted = {
  name: 'Catalog_Default',
  scope: 'account',
  type: 'catalog',
  noun: 'catalogue',
};
export const ordersWanted: Wanted = { name: 'Orders', scope: 'contact', type: 'orders', noun: 'collection of orders' };

/**
 * The collection as the account spells it, since `Orders` and `orders` are both seen (contract dotdigital 6.1 [S]); the
 * proposed name where there is none yet. Fails where the name is taken by something else.
 */
export const findCollection = async (
  { connectors, stores }: RemoteDeps,
  keeper: RunKeeper,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<Result<Collection>> => {
  const listed = await connectors.dotdigital.insight.collections(signal);
  if (!listed.ok) return listed;
  keeper.add({ dotdigitalCalls: 1 });
  const { name, scope, type, noun } = wanted;
  const found = listed.value.find((one) => one.name.toLowerCase() === name.toLowerCase());
  const spelled = found?.name ?? name;
  if (spelled !== keptCollection({ stores }, wanted).name)
    stores.atomically(() => stores.workspace.setFact(nameFact(wanted), spelled));
  if (found === undefined) return ok({ name, scope, type });
  if (found.scope === scope) return ok({ name: found.name, scope, type });
  const sentence = `Dotdigital has a ${noun} ${found.name} that belongs to ${found.scope === 'account' ? 'the account' : 'contacts'}; Concord needs the other kind.`;
  return err(failure('remote.unexpected-shape', sentence));
};

const nameFact = ({ name }: Wanted): string => `insight.name.${name}`;

/** The collection as the account spelled it at the last look; as proposed before the first. */
export const keptCollection = ({ stores }: Pick<RemoteDeps, 'stores'>, wanted: Wanted): Collection => ({
  name: stores.workspace.fact(nameFact(wanted)) ?? wanted.name,
  scope: wanted.scope,
  type: wanted.type,
});

/** The name of the fact that keeps a collection's columns as they were last seen. */
export const columnsFact = (wanted: Wanted): string => `insight.columns.${wanted.name}`;

/** The columns as they were last seen; null before the first look, or where there is no collection yet. */
export const keptColumns = ({ stores }: Pick<RemoteDeps, 'stores'>, wanted: Wanted): readonly Column[] | null =>
  JSON.parse(stores.workspace.fact(columnsFact(wanted)) ?? 'null');

/** Reads the columns of a collection, keeps them, and tells what is of another type than at the last look. */
export const readColumns = async (
  deps: RemoteDeps,
  keeper: RunKeeper,
  wanted: Wanted,
  { name }: Collection,
  signal: AbortSignal,
): Promise<Result<readonly Column[] | null>> => {
  const read = await deps.connectors.dotdigital.insight.schema(name, signal);
  if (!read.ok) return read;
  keeper.add({ dotdigitalCalls: 1 });
  const before = new Map(leavesOf(keptColumns(deps, wanted) ?? []));
  const at = deps.clock.now();
  for (const [path, type] of leavesOf(read.value ?? [])) {
    const was = before.get(path);
    if (was === undefined || was === type) continue;
    const sentence = `In ${name}, ${path} held ${was} and holds ${type} now.`;
    keeper.trouble({ system: 'dotdigital', code: 'schema-changed', sentence, count: 1, firstAt: at, lastAt: at });
  }
  deps.stores.atomically(() => deps.stores.workspace.setFact(columnsFact(wanted), JSON.stringify(read.value)));
  return read;
};

const leavesOf = (columns: readonly Column[], path = ''): readonly (readonly [string, string])[] =>
  columns.flatMap(({ name, type, isRepeated, columns: inner }) => [
    [`${path}${name}`, isRepeated ? `a list of ${type}` : type] as const,
    ...leavesOf(inner, `${path}${name}.`),
  ]);
