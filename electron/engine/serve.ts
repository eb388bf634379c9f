import { type EngineStart, type FromEngine, toEngineSchema } from '../../shared/ipc/messages.ts';
import { createEngine, type Engine } from './create-engine.ts';
import type { EngineDeps } from './engine-deps.ts';
import type { Port } from './runtime/port.ts';

/**
 * Speaks the engine's protocol over a port: waits for `start`, answers `ready` or `failed`, then answers each `invoke`
 * by its id. `stop` lets running work finish its page and closes the files. `makeDeps` fills in what a test replaces.
 */
export const serveEngine = (
  port: Port,
  makeDeps: (start: EngineStart, send: (message: FromEngine) => void) => EngineDeps,
): void => {
  const send = (message: FromEngine): void => port.post(message);
  let engine: Engine | null = null;

  const start = async (request: EngineStart): Promise<void> => {
    if (engine !== null) return;
    const created = await createEngine(makeDeps(request, send));
    if (!created.ok) return send({ type: 'failed', failure: created.error });
    engine = created.value;
    send({ type: 'ready' });
    engine.begin();
  };

  const stop = async (): Promise<void> => {
    await engine?.stop();
    engine = null;
    send({ type: 'stopped' });
    port.close();
  };

  port.onMessage((raw) => {
    const parsed = toEngineSchema.safeParse(raw);
    if (!parsed.success) return;
    const message = parsed.data;
    if (message.type === 'start') return void start(message.start);
    if (message.type === 'stop') return void stop();
    if (engine === null) return;
    if (message.type === 'secrets') return engine.secrets(message.secrets);
    void engine.dispatch(message.name, message.input).then((result) => send({ type: 'reply', id: message.id, result }));
  });
};
