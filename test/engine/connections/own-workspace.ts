import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createEngine } from '../../../electron/engine/create-engine.ts';
import { systemDeps } from '../../../electron/engine/system-deps.ts';
import { contract, type InputOf, type OperationName, type OutputOf } from '../../../shared/ipc/contract.ts';
import type { EngineEvent } from '../../../shared/ipc/events.ts';
import type { EngineStart, LogEntry, Secrets } from '../../../shared/ipc/messages.ts';
import type { Result } from '../../../shared/result.ts';

export const user = 'apiuser-test@apiconnector.com';
export const secret = 'pass:word';
export const nothing: Secrets = { erp: { current: null, next: null }, dotdigital: { current: null, next: null } };
export const nextSecrets = (erp: string | null, dotdigital: string | null): Secrets => ({
  erp: { current: null, next: erp },
  dotdigital: { current: null, next: dotdigital },
});

/** A folder that is gone after the test. */
export const workspaceFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-own-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
};

/** The real engine on a workspace of one's own, asked by operation. */
export const openedWorkspace = async (changes: Partial<EngineStart> = {}) => {
  const log: LogEntry[] = [];
  const events: EngineEvent[] = [];
  const start: EngineStart = {
    folder: changes.folder ?? workspaceFolder(),
    workspace: { name: 'Our shop', training: false },
    operator: 'anna',
    holder: 'a test',
    erp: null,
    dotdigital: null,
    clock: null,
    ...changes,
  };
  const created = await createEngine(
    systemDeps(start, { log: (entry) => log.push(entry), emit: (event) => events.push(event) }),
  );
  if (!created.ok) throw new Error(`${created.error.code}: ${created.error.sentence}`);
  const engine = created.value;
  let isStopped = false;
  const stop = async (): Promise<void> => {
    if (isStopped) return;
    isStopped = true;
    await engine.stop();
  };
  onTestFinished(stop);
  const tryTo = <Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<Result<unknown>> =>
    engine.dispatch(name, input);
  const ask = async <Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> => {
    const result = await engine.dispatch(name, input);
    if (!result.ok) throw new Error(`${name}: ${result.error.code}: ${result.error.sentence}`);
    return contract[name].output.parse(result.value) as OutputOf<Name>;
  };
  return { engine, start, ask, tryTo, stop, events, logged: () => JSON.stringify(log) };
};
