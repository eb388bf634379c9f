import type { V2ImportSwitches } from '../../../electron/training/dotdigital/v2-import-switches.ts';
import { at, create, header, PRESS, type SwitchCase } from './switch-looks.ts';
import { countV2, importedV2, reasonsV2, tableV2 } from './v2-import-looks.ts';

const ann = [{ email: 'a@example.com' }];

const none = [{ email: 'none' }];

/** What is seen of each switch about contact imports in v2. */
export const v2ImportCases: Readonly<Record<keyof V2ImportSwitches, SwitchCase>> = {
  v2ImportOutcome: {
    to: 'InvalidFileFormat',
    look: async (account) => at(account.ask('GET', await importedV2(account, ann)), 'status'),
    before: 'Finished',
    after: 'InvalidFileFormat',
  },
  v2ImportReasons: {
    to: 'connector',
    look: (account) => reasonsV2(account, none),
    before: ['Invalid Email'],
    after: ['Invalid Entries'],
  },
  // A body read as text has lost its mark: it shows in the length alone.
  v2FaultsBom: {
    to: false,
    look: async (account) =>
      header(account.ask('GET', `${await importedV2(account, none)}/report-faults`), 'content-length'),
    before: '37',
    after: '34',
  },
  v2FaultsLines: {
    to: 'lf',
    look: (account) => tableV2(account, none),
    before: 'Reason,Email\r\nInvalid Email,none\r\n',
    after: 'Reason,Email\nInvalid Email,none\n',
  },
  v2ImportPending: {
    to: 'update',
    look: async (account) => {
      await create(account, 'a@example.com', { channelProperties: { email: { optInType: 'VerifiedDouble' } } });
      return countV2('pendingDoubleOptin', ann)(account);
    },
    before: 1,
    after: 0,
  },
  v2ImportOptOuts: {
    to: 'update',
    look: async (account) => {
      await create(account, 'a@example.com', { lists: [PRESS] });
      await account.ask('POST', `/v2/address-books/${PRESS}/contacts/unsubscribe`, {
        json: { email: 'a@example.com' },
      });
      return countV2('unsubscribed', ann, { addressBookIds: [PRESS] })(account);
    },
    before: 1,
    after: 0,
  },
  v2PreferenceNames: {
    to: 'private',
    look: countV2('newContacts', [
      { email: 'a@example.com', dataFields: [{ key: 'Preference:Topics>Offers and sales', value: 'True' }] },
    ]),
    before: 0,
    after: 1,
  },
  mailBlockedDomains: { to: ['EXAMPLE.com'], look: countV2('mailBlocked', ann), before: 0, after: 1 },
};
