import { skewable } from '../clock.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../server/simulator.ts';
import { atOnce } from '../server/state-file.ts';
import { createWriteLog } from '../server/write-log.ts';
import { keepWorld } from '../world/kept-world.ts';
import { createAccount } from './account.ts';
import { createContactEdit } from './edit.ts';
import { createHandler } from './handler.ts';
import { createRateLimiter } from './rate-limit.ts';
import { rekeyAddresses } from './rekey.ts';
import { createRoutes } from './routes.ts';
import { openAccount, resetAccount } from './state.ts';
import { createSwitchboard } from './switchboard.ts';
import type { Switches } from './switches.ts';

export type DotdigitalOptions = SimulatorOptions & { readonly switches?: Partial<Switches> };

const MAX_BODY_BYTES = 50 * 1_048_576;

type Act = (input: unknown) => string | null;

/** Edits insight data where the edit says so, else a contact. */
const createEdit =
  (ofContact: Act, ofInsight: Act): Act =>
  (edit) =>
    typeof edit === 'object' && edit !== null && 'insight' in edit ? ofInsight(edit.insight) : ofContact(edit);

/** The account on its file, and everything that is done with it; `base` is known once the port is open. */
const openParts = (options: DotdigitalOptions, base: () => string) => {
  const skewed = skewable(options.clock ?? Date.now);
  const clock = skewed.now;
  const kept = keepWorld(options.folder, options.world, clock());
  let rekey: (emailCase: Switches['emailCase']) => string | null = () => null;
  const { switches, change } = createSwitchboard(options.switches ?? {}, (emailCase) => rekey(emailCase));
  const file = openAccount(options.folder, kept, switches);
  rekey = (emailCase) => rekeyAddresses(file, emailCase);
  const log = createWriteLog(file);
  const account = createAccount(file, { switches, clock, seed: kept.seed });
  const limiter = createRateLimiter(clock, switches);
  const calls = createRoutes({ file, account, log, base, callsInLastHour: limiter.callsInLastHour });
  return { skewed, kept, file, log, account, limiter, change, calls };
};

type Parts = ReturnType<typeof openParts>;

/** What a trainer does. What was due comes first: a change by hand must not reach into what happened before it. */
const byHand = ({ file, account, limiter, change, calls }: Parts) => {
  const { contacts, fields, lists, clock } = account;
  const afterDue =
    (act: Act): Act =>
    (input) =>
      atOnce(file, () => {
        calls.settleDue();
        return act(input);
      });
  const edit = createEdit(createContactEdit(contacts, fields, lists, clock), calls.editInsight);
  const actions = Object.entries({ switches: change, ...calls.actions }).map(([name, act]) => [name, afterDue(act)]);
  const resetLimits: Act = () => {
    limiter.reset();
    return null;
  };
  return { edit: afterDue(edit), actions: { ...Object.fromEntries(actions), 'reset-limits': resetLimits } };
};

/**
 * Starts the simulated Dotdigital on the loopback interface. It answers as contract dotdigital 1 to 8 say; what no source
 * tells is in `switches`. Its state is in `dotdigital.sqlite` of the folder.
 */
export const startDotdigitalSimulator = async (options: DotdigitalOptions): Promise<Simulator> => {
  let origin = '';
  const parts = openParts(options, () => origin);
  const { skewed, kept, file, log, account, limiter, calls } = parts;
  const { routes, settleDue, counts } = calls;
  const authorization = `Basic ${Buffer.from(`${options.user}:${options.secret}`).toString('base64')}`;
  const simulator = await startSimulator(options, {
    ...byHand(parts),
    handler: createHandler({ routes, settleDue, file, log, limiter, account, authorization }),
    maxBodyBytes: MAX_BODY_BYTES,
    clock: skewed,
    log,
    counts: () => ({ contacts: account.contacts.count(), ...counts(), calls: limiter.calls(), ...limiter.peaks() }),
    reset: () => {
      limiter.reset();
      resetAccount(file, kept, account.switches);
    },
    truthPath: kept.truthPath,
    closeState: () => file.close(),
  });
  origin = simulator.baseUrl;
  return simulator;
};
