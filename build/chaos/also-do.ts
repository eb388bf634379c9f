import { approve, look } from './approve.ts';
import { approveAllLike, choosePerson, forget, undoOne, withdraw } from './deeds.ts';
import type { Approval } from './ledger.ts';
import { readRemoteState } from './remote-state.ts';
import { type Round, wholeSync } from './round.ts';
import { noteTargets } from './workspace-state.ts';
import { workspaceFolder } from './world.ts';

/** So many people may be forgotten in one run: the others are there to be synced. */
const mostForgotten = 12;

/** Now and then something besides approving: taking back what was just approved, undoing, a set, forgetting somebody. */
export const alsoDo = (round: Round, seen: readonly Approval[]): Promise<void> =>
  // It may go on after the engine's death, when nobody waits for it.
  chosenDeed(round, seen).catch((error: unknown) => {
    round.ledger.problems.push(error instanceof Error ? error.message : String(error));
  });

const chosenDeed = async (round: Round, seen: readonly Approval[]): Promise<void> => {
  const { life, ledger, random } = round;
  const { ask } = life;
  const chosen = random.fraction();
  if (chosen < 0.2) return undoOne(ask, ledger, random);
  if (chosen < 0.4) {
    const [approval] = seen.length > 0 ? seen : await look(ask, random, 1);
    return approval === undefined ? undefined : approveThenWithdraw(round, approval);
  }
  if (chosen < 0.55) {
    const [like] = await look(ask, random, 1);
    return like === undefined ? undefined : approveAllLike(ask, ledger, random, like, 12);
  }
  if (chosen < 0.59 && ledger.forgettings.length < mostForgotten) return forgetSomebody(round);
};

const approveThenWithdraw = async ({ life, ledger, random }: Round, approval: Approval): Promise<void> => {
  await approve(life.ask, ledger, approval);
  if (approval.acknowledged !== null) await withdraw(life.ask, ledger, random, approval);
};

/** After a sync, so that the mirror knows the person by what both systems have now. */
const forgetSomebody = async (round: Round): Promise<void> => {
  const { world, life, ledger, random, data } = round;
  if (!(await wholeSync(round))) return;
  await noteTargets(life.ask, ledger, workspaceFolder(data));
  const person = await choosePerson(life.ask, readRemoteState(data), random, world.now());
  if (person !== null) await forget(life.ask, ledger, person);
};
