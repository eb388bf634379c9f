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
