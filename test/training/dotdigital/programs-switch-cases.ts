import type { ProgramSwitches } from '../../../electron/training/dotdigital/programs-switches.ts';
import type { Reply } from '../started.ts';
import { contactsBy } from './campaigns-looks.ts';
import { type Account, at, type Look, type SwitchCase, statusOf } from './switch-looks.ts';

export const WELCOME_SERIES = 7_001;

export const enrol = ({ ask }: Account, json: object, programId = WELCOME_SERIES): Promise<Reply> =>
  ask('POST', '/v2/programs/enrolments', { json: { programId, ...json } });

const somebody = async (account: Account) => ({ contacts: (await contactsBy(account, true)).slice(0, 1) });

/** The state of an enrolment so long after it was asked for, at the given poll. */
const state =
  (polls: number, milliseconds = 0): Look =>
  async (account) => {
    const id = await at(enrol(account, await somebody(account)), 'id');
    account.clock.advance(milliseconds);
    const url = `/v2/programs/enrolments/${id}`;
    for (let poll = 1; poll < polls; poll += 1) await account.ask('GET', url);
    return at(account.ask('GET', url), 'status');
  };

/** What is seen of each switch about programs. */
export const programCases: Readonly<Record<keyof ProgramSwitches, SwitchCase>> = {
  programs: { to: 'forbidden', look: ({ ask }) => statusOf(ask('GET', '/v2/programs')), before: 200, after: 403 },
  enrolmentsPerHour: {
    to: 0,
    look: async (account) => statusOf(enrol(account, await somebody(account))),
    before: 201,
    after: 400,
  },
  enrolmentPolls: { to: 0, look: state(1), before: 'Processing', after: 'Finished' },
  enrolmentMs: { to: 1_000, look: state(1, 1_000), before: 'Processing', after: 'Finished' },
  enrolmentOutcome: { to: 'never', look: state(2), before: 'Finished', after: 'Processing' },
  enrolmentTargets: {
    to: 'null',
    look: async (account) => at(enrol(account, await somebody(account)), 'addressBooks'),
    before: [],
    after: null,
  },
};
