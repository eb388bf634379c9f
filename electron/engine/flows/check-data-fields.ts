import { maskOf } from '../../../shared/domain/fields.ts';
import { dataFieldsOf } from '../../../shared/domain/mapping-document.ts';
import type { Finding } from '../../../shared/domain/mismatch.ts';
import type { Trouble } from '../../../shared/domain/run.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { bringCases, type CasesMoved } from './bring-cases.ts';
import type { FlowDeps, RemoteDeps } from './flow-deps.ts';
import type { RunKeeper } from './keep-run.ts';
import { dataFieldOf } from './load-pair.ts';

/**
 * Reads the account's data fields and compares them with what the mapping writes: a field that is missing or of another
 * type is a case about the account. What changed since the last look is told as troubles of the run.
 */
export const checkDataFields = async (
  deps: RemoteDeps,
  keeper: RunKeeper,
  signal: AbortSignal,
): Promise<Result<void>> => {
  const read = await deps.connectors.dotdigital.readDataFields(signal);
  if (!read.ok) return read;
  const { stores, clock } = deps;
  stores.atomically(() => {
    const before = new Map(stores.dataFields.all().map(({ name, type }) => [name, type]));
    for (const trouble of driftOf(before, read.value, clock.now())) keeper.trouble(trouble);
    stores.dataFields.replace(read.value, clock.now());
    keeper.add({ ...judgeFields(deps, keeper.run().id), dotdigitalCalls: 1 });
    keeper.save();
  });
  return ok(undefined);
};

const driftOf = (
  before: ReadonlyMap<string, string>,
  now: readonly { readonly name: string; readonly type: string }[],
  at: number,
): readonly Trouble[] => {
  if (before.size === 0) return [];
  const types = new Map(now.map(({ name, type }) => [name.toUpperCase(), type]));
  const sentences = [...before].flatMap(([name, type]) => {
    const found = types.get(name);
    if (found === type) return [];
    return found === undefined
      ? [`The data field ${name} is gone from the account.`]
      : [`The data field ${name} was ${type} and is ${found} now.`];
  });
  return sentences.map((sentence) => ({
    system: 'dotdigital',
    code: 'schema-changed',
    sentence,
    count: 1,
    firstAt: at,
    lastAt: at,
  }));
};

/** Brings the cases about the account up to date. Call inside `atomically`. */
export const judgeFields = (deps: FlowDeps, runId: number | null): CasesMoved => {
  const { stores } = deps;
  let opened = 0;
  let cleared = 0;
  const mapped = dataFieldsOf(stores.mappings.inForce().document);
  const stored = new Set(stores.mismatches.accountCases().map(({ matchKey }) => matchKey));
  for (const name of new Set([...mapped, ...stored])) {
    const { wanted, found, fields } = dataFieldOf(stores, name);
    const isFine = found === wanted || !mapped.includes(name);
    const finding: Finding = { kind: 'data-field-type', severity: 'warns', fieldMask: maskOf(fields) };
    const findings = isFine ? [] : [finding];
    const cases = { findings, stored: stores.mismatches.keysOf(name, 'account'), hashes: `-:${found ?? '-'}` };
    const account = { entity: 'account', matchKey: name, customerRid: null, contactRid: null, label: name } as const;
    const moved = bringCases(deps, cases, (one) => ({ ...account, finding: one, at: deps.clock.now(), runId }));
    opened += moved.opened;
    cleared += moved.cleared;
  }
  return { opened, cleared };
};
