import { alsoDo } from './also-do.ts';
import { approve, countOpen, look } from './approve.ts';
import { begun } from './engine-process.ts';
import { type Phase, randomMoment, until } from './kill-plan.ts';
import type { Approval } from './ledger.ts';
import { type Round, wholeSync } from './round.ts';
import type { Seeded } from './seeded.ts';
import type { Side, World } from './world.ts';

type Fault = Parameters<World['arm']>[1];

/** Where the writes of each side go. */
const writesOf: Readonly<Record<Side, Fault['match']>> = {
  erp: { method: 'POST', pathIncludes: '/commands' },
  dotdigital: { pathIncludes: '/contacts/v3' },
};

const readsOf: Readonly<Record<Side, Fault['match']>> = {
  erp: { method: 'GET', pathIncludes: '/records/customers' },
  dotdigital: { method: 'GET', pathIncludes: '/contacts/v3/contactId' },
};

/** Brings Concord to where it is to be killed. Answers the phase that it was killed in. */
export const bringTo = async (round: Round, wanted: Exclude<Phase, 'application'>): Promise<Phase> => {
  if (wanted === 'starting') return starting(round);
  await begun(round.life);
  if (wanted === 'sync') return syncing(round);
  await repeatUnanswered(round);
  if (((await countOpen(round.life.ask)) ?? 0) < 8) await wholeSync(round);
  switch (wanted) {
    case 'deciding':
      return deciding(round);
    case 'sending':
      return sending(round);
    case 'verifying':
      return verifying(round);
    default:
      return holding(round, wanted);
  }
};

const starting = async ({ life, random }: Round): Promise<Phase> => {
  if (random.chance(0.5)) await life.ready;
  await randomMoment(life, random, { events: 2, ms: 60 });
  return 'starting';
};

const syncing = async ({ world, life, random }: Round): Promise<Phase> => {
  const side = random.pick(['erp', 'dotdigital'] as const) ?? 'erp';
  const list = { method: 'GET', pathIncludes: side === 'erp' ? '/streams/' : '/contacts/v3' };
  if (random.chance(0.3))
    world.arm(side, { match: list, action: random.pick(['cut-before', 'truncate']) ?? 'truncate' });
  const isHeld = random.chance(0.25);
  if (isHeld) world.arm(side, { match: list, action: 'hold-after-commit' });
  void life.ask('sync.start', someSync(random));
  if (isHeld) await until(world.isHolding, 1_000);
  else await randomMoment(life, random, { events: 14, ms: 120 });
  return 'sync';
};

/** One of three is a consent run, which decides by itself about opt-outs. */
const someSync = (random: Seeded): { readonly job: string; readonly mode: string } =>
  random.chance(0.35)
    ? { job: 'consent', mode: 'incremental' }
    : { job: 'customers', mode: random.chance(0.4) ? 'full' : 'incremental' };

/** What was never answered is asked for again, as a window does; what was answered is, now and then. */
const repeatUnanswered = async ({ life, ledger, random }: Round): Promise<void> => {
  const recent = ledger.approvals.slice(-12);
  const again = recent.filter(({ acknowledged, refused }) =>
    acknowledged === null && refused === null ? random.chance(0.7) : random.chance(0.1),
  );
  await Promise.all(again.map((approval) => approve(life.ask, ledger, approval)));
};

const deciding = async (round: Round): Promise<Phase> => {
  const { life, ledger, random } = round;
  const seen = await look(life.ask, random, random.whole(2, 6));
  const answers = [...seen.map((approval) => approve(life.ask, ledger, approval)), alsoDo(round, seen)];
  const enough = random.whole(0, answers.length);
  await (random.chance(0.5)
    ? Promise.all(answers.slice(0, enough))
    : randomMoment(life, random, { events: 3, ms: 12 }));
  return 'deciding';
};

const approveSome = async ({ life, ledger, random }: Round, most: number): Promise<readonly Approval[]> => {
  const seen = await look(life.ask, random, random.whole(1, most));
  await Promise.all(seen.map((approval) => approve(life.ask, ledger, approval)));
  return seen.filter(({ acknowledged }) => acknowledged !== null);
};

const sending = async (round: Round): Promise<Phase> => {
  const { world, life, random } = round;
  if (random.chance(0.5)) {
    const side = random.chance(0.3) ? 'erp' : 'dotdigital';
    const action = random.pick(['cut-before', 'cut-after-commit', 'truncate'] as const) ?? 'cut-before';
    world.arm(side, {
      match: { ...writesOf[side], method: side === 'erp' ? 'POST' : 'PATCH' },
      action,
      times: random.whole(1, 2),
    });
  }
  await approveSome(round, 5);
  if (random.chance(0.3)) await life.ask('sync.start', { job: 'consent', mode: 'incremental' });
  await alsoDo(round, []);
  await randomMoment(life, random, { events: 12, ms: 80 });
  return 'sending';
};

const armHold = ({ world }: Round, action: 'hold-before' | 'hold-after-commit'): void => {
  world.arm('erp', { match: writesOf.erp, action });
  for (const method of ['PATCH', 'POST'])
    world.arm('dotdigital', { match: { ...writesOf.dotdigital, method }, action });
};

const holding = async (round: Round, phase: 'held before' | 'held after commit'): Promise<Phase> => {
  armHold(round, phase === 'held before' ? 'hold-before' : 'hold-after-commit');
  await approveSome(round, 3);
  return (await until(round.world.isHolding, 1_500)) ? phase : 'sending';
};

/** Lets a write through and holds what is read next on its side: the look whether it is there. */
const verifying = async (round: Round): Promise<Phase> => {
  armHold(round, 'hold-after-commit');
  await approveSome(round, 1);
  if (!(await until(round.world.isHolding, 1_500))) return 'sending';
  for (const side of ['erp', 'dotdigital'] as const)
    round.world.arm(side, {
      match: readsOf[side],
      action: round.random.chance(0.5) ? 'hold-before' : 'hold-after-commit',
    });
  round.world.release();
  return (await until(round.world.isHolding, 1_500)) ? 'verifying' : 'sending';
};
