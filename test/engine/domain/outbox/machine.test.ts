import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advance, type EntryNow, type OutboxEvent } from '../../../../electron/engine/domain/outbox/machine.ts';
import { patientAttemptLimit } from '../../../../electron/engine/domain/outbox/timing.ts';
import { isSettled, type OutboxState, outboxStates } from '../../../../shared/domain/outbox.ts';
import { failure } from '../../../../shared/errors.ts';

const away = failure('remote.unavailable', 'away');
const refused = failure('remote.rejected', 'refused');
const limited = failure('remote.rate-limited', 'wait', { retryAfterMs: 60_000 });

const events: Readonly<Record<string, OutboxEvent>> = {
  claimed: { event: 'claimed' },
  sent: { event: 'sent' },
  'not-sent': { event: 'not-sent', failure: away },
  'maybe-sent': { event: 'maybe-sent', failure: away },
  refused: { event: 'refused', failure: refused },
  stale: { event: 'stale', failure: failure('apply.stale', 'changed') },
  applied: { event: 'read-back', found: 'applied' },
  'not-applied': { event: 'read-back', found: 'not-applied' },
  diverged: { event: 'read-back', found: 'diverged' },
  'not-yet': { event: 'read-back', found: 'not-yet', until: 5_000 },
  unreadable: { event: 'read-back', found: 'unreadable', failure: away },
};

/** Every step that architecture 4 allows; all others are bugs and throw. */
const allowed: Readonly<Record<string, Readonly<Partial<Record<OutboxState, OutboxState>>>>> = {
  claimed: { pending: 'in-flight' },
  sent: { 'in-flight': 'accepted' },
  'not-sent': { pending: 'pending', 'in-flight': 'pending' },
  'maybe-sent': { 'in-flight': 'unconfirmed' },
  refused: { 'in-flight': 'rejected', accepted: 'rejected' },
  stale: { pending: 'stale', 'in-flight': 'stale' },
  applied: { unconfirmed: 'verified', accepted: 'verified' },
  'not-applied': { unconfirmed: 'pending', accepted: 'accepted' },
  diverged: { unconfirmed: 'diverged', accepted: 'diverged' },
  'not-yet': { unconfirmed: 'unconfirmed' },
  unreadable: { unconfirmed: 'unconfirmed', accepted: 'accepted' },
};

test.each(Object.keys(events))('%s leads on only from the states it fits', (name) => {
  const happened = events[name];
  if (happened === undefined) throw new Error(name);
  for (const state of outboxStates) {
    const expected = allowed[name]?.[state];
    const step = () => advance({ state, attempts: 1 }, happened, 1_000).state;
    if (expected === undefined) expect(step).toThrow();
    else expect(step()).toBe(expected);
  }
});

test('what an import may still bring is looked for until then, at least every half minute', () => {
  const look = (until: number) =>
    advance({ state: 'unconfirmed', attempts: 3 }, { event: 'read-back', found: 'not-yet', until }, 1_000);
  expect(look(5_000)).toMatchObject({ attempts: 3, nextAttemptAt: 5_000 });
  expect(look(900_000).nextAttemptAt).toBe(31_000);
});

test('a rate limit costs no attempt and is waited out', () => {
  const claimed = advance({ state: 'pending', attempts: 0 }, { event: 'claimed' }, 0);
  const back = advance(claimed, { event: 'not-sent', failure: limited }, 1_000);
  expect(back).toMatchObject({ state: 'pending', attempts: 0 });
  expect(back.nextAttemptAt).toBeGreaterThanOrEqual(61_000);
});

test('an accepted write that stays unseen is looked for again, and then told as diverged', () => {
  let entry: EntryNow & { readonly nextAttemptAt?: number } = { state: 'accepted', attempts: 1 };
  let looks = 0;
  while (entry.state === 'accepted') {
    entry = advance(entry, { event: 'read-back', found: 'not-applied' }, 0);
    looks += 1;
  }
  expect(entry.state).toBe('diverged');
  expect(looks).toBe(4);
});

/** A remote that takes a write or not, and answers or not. */
const turn = fc.record({
  takes: fc.boolean(),
  answers: fc.constantFrom('yes', 'cut', 'limited', 'refuses'),
  reads: fc.boolean(),
});

test('whatever happens on the way, a change is written at most once and every entry comes to an end', () => {
  fc.assert(
    fc.property(fc.array(turn, { minLength: 1, maxLength: 40 }), (turns) => {
      let entry: EntryNow = { state: 'pending', attempts: 0 };
      let writes = 0;
      let turnAt = 0;
      for (let step = 0; step < 400 && !isSettled(entry.state); step += 1) {
        const now = turns[turnAt % turns.length] ?? { takes: true, answers: 'yes' as const, reads: true };
        turnAt += 1;
        if (entry.state === 'pending') {
          entry = advance(entry, { event: 'claimed' }, step);
          if (now.answers === 'limited') entry = advance(entry, { event: 'not-sent', failure: limited }, step);
          else if (now.answers === 'refuses') entry = advance(entry, { event: 'refused', failure: refused }, step);
          else {
            if (now.takes || now.answers === 'yes') writes += 1;
            entry = advance(
              entry,
              now.answers === 'yes' ? { event: 'sent' } : { event: 'maybe-sent', failure: away },
              step,
            );
          }
        } else if (!now.reads) entry = advance(entry, { event: 'read-back', found: 'unreadable', failure: away }, step);
        else entry = advance(entry, { event: 'read-back', found: writes > 0 ? 'applied' : 'not-applied' }, step);
      }
      expect(writes).toBeLessThanOrEqual(1);
      expect(entry.attempts).toBeLessThanOrEqual(patientAttemptLimit);
      const isStuckOnLimits = turns.every(({ answers }) => answers === 'limited');
      if (!isStuckOnLimits)
        expect(isSettled(entry.state) || turns.some(({ answers }) => answers === 'limited')).toBe(true);
    }),
    { numRuns: 2000, seed: 5 },
  );
});

const long: EntryNow = { state: 'unconfirmed', attempts: 20 };

test('an outage that was waited out takes nothing from the write: not found, it is sent again', () => {
  expect(advance(long, { event: 'read-back', found: 'not-applied' }, 0)).toMatchObject({ state: 'pending' });
});

test('an outage that was waited out takes nothing from the looking: an accepted write is looked for twice at least', () => {
  let entry: EntryNow = advance({ state: 'in-flight', attempts: 20 }, { event: 'sent' }, 0);
  let looks = 0;
  while (entry.state === 'accepted') {
    entry = advance(entry, { event: 'read-back', found: 'not-applied' }, 0);
    looks += 1;
  }
  expect(looks).toBe(2);
});

test('attempts that are used up end an entry: few for a refusal of access, many for a remote out of reach', () => {
  const forbidden = failure('remote.forbidden', 'no access');
  const ends = (attempts: number, cause: typeof away) =>
    advance({ state: 'in-flight', attempts }, { event: 'not-sent', failure: cause }, 0).state;
  expect([ends(7, forbidden), ends(8, forbidden)]).toEqual(['pending', 'dead']);
  expect([ends(55, away), ends(56, away)]).toEqual(['pending', 'dead']);
  const unread = (attempts: number) =>
    advance({ state: 'unconfirmed', attempts }, { event: 'read-back', found: 'unreadable', failure: away }, 0).state;
  expect([unread(54), unread(55)]).toEqual(['unconfirmed', 'dead']);
});

test('from every state that is not settled something leads on, and no wait is endless', () => {
  for (const state of outboxStates) {
    const next = Object.values(events).flatMap((happened) => {
      try {
        return [advance({ state, attempts: 3 }, happened, 1_000)];
      } catch {
        return [];
      }
    });
    expect(next.some((entry) => entry.state !== state)).toBe(!isSettled(state));
    for (const { nextAttemptAt } of next) expect(nextAttemptAt - 1_000).toBeLessThanOrEqual(300_000);
  }
});

test('a write that may have arrived is never sent again without a look that found nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...Object.keys(events)), { maxLength: 200 }), (names) => {
      let entry: EntryNow = { state: 'pending', attempts: 0 };
      let mayHaveArrived = false;
      for (const name of names) {
        const happened = events[name];
        if (happened === undefined || allowed[name]?.[entry.state] === undefined) continue;
        if (name === 'claimed') {
          expect(mayHaveArrived).toBe(false);
          mayHaveArrived = true;
        }
        if (name === 'not-sent' || name === 'not-applied') mayHaveArrived = false;
        entry = advance(entry, happened, 0);
        expect(entry.attempts).toBeLessThanOrEqual(patientAttemptLimit);
      }
    }),
    { numRuns: 3000, seed: 17 },
  );
});
