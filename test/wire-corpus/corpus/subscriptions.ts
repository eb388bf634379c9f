import { at, type Exchange, type Sequence, token } from '../exchange.ts';
import { all, each, filled, having, instant, integer, like, oneOf, without } from '../shapes.ts';

const contact = (name: string, more = ''): Exchange => ({
  name: `${name} is there`,
  source: '3.1 [C]',
  send: 'POST /contacts/v3',
  body: `{"identifiers":{"email":"${name}@example.com"}${more}}`,
  status: 201,
  keep: { [name]: at('contactId') },
});

const list: Exchange = {
  name: 'a list is made',
  source: '4 [C]',
  send: 'POST /v2/address-books',
  body: '{"name":"Letters","visibility":"Public"}',
  status: [200, 201],
  keep: { list: at('id') },
};

const call = (
  name: string,
  send: string,
  body: string | null,
  answer: Exchange['answer'],
  more: Partial<Exchange> = {},
): Exchange => ({
  name,
  source: '3.8 [C]',
  send,
  ...(body === null ? {} : { body }),
  status: 200,
  ...(answer === undefined ? {} : { answer }),
  ...more,
});

const emailStatus = (name: string, status: string): Exchange =>
  call(
    `v3 says of ${name}: ${status}`,
    `GET /contacts/v3/email/${name}@example.com?include=channelProperties`,
    null,
    {
      channelProperties: { email: { status } },
    },
    { source: '3.2 [C]' },
  );

/** An item of the feeds, as A7 has it: data fields never come with it. */
const notice = (email: string, status: string) => ({
  suppressedContact: {
    id: integer,
    email,
    optInType: oneOf('Unknown', 'Single', 'Double', 'VerifiedDouble'),
    emailType: oneOf('Html', 'PlainText'),
    dataFields: null,
    status,
  },
  dateRemoved: instant,
  reason: status,
});

const comings: Sequence = {
  name: 'going and coming back',
  exchanges: [
    contact('ann'),
    contact('bob'),
    call(
      'an unsubscribe tells whom, when and why',
      'POST /v2/contacts/unsubscribe',
      '{"Email":"ann@example.com"}',
      ({ ann }) => ({
        suppressedContact: { id: Number(ann), email: 'ann@example.com', status: 'Unsubscribed' },
        dateRemoved: instant,
        reason: 'Unsubscribed',
      }),
      { keep: { removed: at('dateRemoved') } },
    ),
    emailStatus('ann', 'unsubscribed'),
    call(
      'many are suppressed by address or id; who is not there is told, with 0 for an id and null for an address',
      'PUT /v2/contacts/suppress-contacts',
      '[{"id":{{bob}}},{"email":"ghost@example.com"},{"id":2147483646}]',
      ({ bob }) => ({
        suppressed: having({ id: Number(bob) }),
        notFound: having({ id: 0, email: 'ghost@example.com' }, { id: 2_147_483_646, email: null }),
      }),
    ),
    emailStatus('bob', 'suppressed'),
    call(
      'the feed has both, oldest reasons in their words',
      'GET /v2/contacts/suppressed-since/2026-11-25',
      null,
      having(notice('ann@example.com', 'Unsubscribed'), notice('bob@example.com', 'Suppressed')),
      { source: '8 [C], A7 [C]' },
    ),
    call(
      'the feed of unsubscribes has the one',
      'GET /v2/contacts/unsubscribed-since/2026-11-25T00:00:00Z?select=1000&skip=0',
      null,
      all(
        having(notice('ann@example.com', 'Unsubscribed')),
        without({ suppressedContact: { email: 'bob@example.com' } }),
      ),
      { source: '8 [C]' },
    ),
    call(
      'every item of the feed has that shape',
      'GET /v2/contacts/suppressed-since/2000-01-01',
      null,
      each({
        suppressedContact: { id: integer, email: like(/@/), dataFields: null, status: filled },
        dateRemoved: instant,
        reason: filled,
      }),
      { source: '8 [C]' },
    ),
    call(
      'a page of one',
      'GET /v2/contacts/suppressed-since/2000-01-01?select=1&skip=1',
      null,
      [{ dateRemoved: instant }],
      { source: '8 [C], 2.3 [C]' },
    ),
    call('beyond the end', 'GET /v2/contacts/suppressed-since/2000-01-01?select=1000&skip=1000', null, [], {
      source: '2.3 [C]',
    }),
    call(
      'an instant percent-encoded',
      'GET /v2/contacts/suppressed-since/2026-11-25T09%3A00%3A00.000Z',
      null,
      having({ suppressedContact: { email: 'ann@example.com' } }),
      { source: '8 [C]' },
    ),
    call('nothing since tomorrow', 'GET /v2/contacts/suppressed-since/2026-11-26', null, [], { source: '8 [C]' }),
    call('a date that is none', 'GET /v2/contacts/suppressed-since/yesterday', null, token('ERROR_PARAMETER_INVALID'), {
      source: '2.3 [C]',
      status: 400,
    }),
    call(
      '0 as a page',
      'GET /v2/contacts/unsubscribed-since/2026-11-25?select=0',
      null,
      token('ERROR_PARAMETER_INVALID'),
      { source: '2.3 [C]', status: 400 },
    ),
    call(
      'a comeback with a challenge waits for the click',
      'POST /v2/contacts/resubscribe',
      '{"unsubscribedContact":{"email":"ann@example.com"},"preferredLocale":"en-GB","returnUrlToUseIfChallenged":"https://shop.example/back"}',
      {
        contact: { email: 'ann@example.com' },
        status: oneOf('ContactChallenged', 'ContactAdded'),
      },
    ),
    call(
      'one without a challenge is at once',
      'POST /v2/contacts/resubscribe-with-no-challenge',
      '{"UnsubscribedContact":{"Email":"ann@example.com"}}',
      ({ ann }) => ({
        contact: { id: Number(ann), email: 'ann@example.com' },
        status: 'ContactAdded',
      }),
    ),
    emailStatus('ann', 'subscribed'),
    call(
      'who came back is no longer in the feed',
      'GET /v2/contacts/suppressed-since/2026-11-25',
      null,
      without({ suppressedContact: { email: 'ann@example.com' } }),
      {
        source: '8 [I]',
        silent: 'that the feed tells who is gone now, not who ever went',
      },
    ),
    call(
      'whom you suppressed comes back without a mail',
      'POST /v2/contacts/resubscribe',
      '{"unsubscribedContact":{"email":"bob@example.com"}}',
      {
        contact: { email: 'bob@example.com' },
        status: oneOf('ContactAdded', 'ContactChallenged'),
      },
      { source: '3.7 [C], 3.8 [C]' },
    ),
    call(
      'an address that is none',
      'POST /v2/contacts/unsubscribe',
      '{"email":"bob@x@y"}',
      token('ERROR_INVALID_EMAIL', 'ERROR_PARAMETER_INVALID', 'ERROR_CONTACT_NOT_FOUND', 'ERROR_CONTACT_INVALID'),
      {
        source: '3.6 [C]',
        status: [400, 404],
      },
    ),
  ],
};

const oneList: Sequence = {
  name: 'one list alone',
  exchanges: [
    list,
    contact('eva', ',"lists":[{{list}}]'),
    call(
      'an unsubscribe from a list',
      'POST /v2/address-books/{{list}}/contacts/unsubscribe',
      '{"email":"eva@example.com"}',
      {
        suppressedContact: { email: 'eva@example.com' },
        dateRemoved: instant,
        reason: filled,
      },
    ),
    call(
      'its feed has her',
      'GET /v2/address-books/{{list}}/contacts/unsubscribed-since/2026-11-25',
      null,
      having({ suppressedContact: { email: 'eva@example.com', dataFields: null }, dateRemoved: instant }),
      { source: '8 [C]' },
    ),
    emailStatus('eva', 'subscribed'),
    call(
      'she comes back to it',
      'POST /v2/address-books/{{list}}/contacts/resubscribe',
      '{"unsubscribedContact":{"email":"eva@example.com"}}',
      {
        contact: { email: 'eva@example.com' },
        status: oneOf('ContactAdded', 'ContactChallenged'),
      },
    ),
    call(
      'or at once',
      'POST /v2/address-books/{{list}}/contacts/resubscribe-with-no-challenge',
      '{"unsubscribedContact":{"email":"eva@example.com"}}',
      { status: 'ContactAdded' },
    ),
    call(
      'a list that is not there',
      'POST /v2/address-books/2147483646/contacts/unsubscribe',
      '{"email":"eva@example.com"}',
      token('ERROR_ADDRESSBOOK_NOT_FOUND'),
      {
        source: '3.6 [C]',
        status: [400, 404],
      },
    ),
  ],
};

const preferences: Sequence = {
  name: 'preferences',
  exchanges: [
    contact('pia'),
    call('the account has preferences', 'GET /v2/preferences', null, having({ id: integer }), {
      source: '3.2 [I]',
      silent: 'the contract does not show this call; it is only asked for an id',
      keep: { preference: (body) => firstPreference(body) },
    }),
    call(
      'one is opted into by its id',
      'PATCH /contacts/v3/email/pia@example.com',
      '{"preferences":[{"id":{{preference}},"isOptedIn":true}]}',
      { contactId: integer },
      { source: 'A1 [C]' },
    ),
    call(
      'and told with both its names',
      'GET /contacts/v3/email/pia@example.com?include=preferences',
      null,
      ({ preference }) => ({
        preferences: having({ id: Number(preference), publicName: filled, privateName: filled, isOptedIn: true }),
      }),
      { source: '3.2 [C]' },
    ),
    call(
      'and out of again',
      'PATCH /contacts/v3/email/pia@example.com',
      '{"preferences":[{"id":{{preference}},"isOptedIn":false}]}',
      { contactId: integer },
      { source: 'A1 [C]' },
    ),
    call(
      'which is told',
      'GET /contacts/v3/email/pia@example.com?include=preferences',
      null,
      ({ preference }) => ({
        preferences: without({ id: Number(preference), isOptedIn: true }),
      }),
      { source: '3.2 [C]' },
    ),
    call(
      'an unknown preference',
      'PATCH /contacts/v3/email/pia@example.com',
      '{"preferences":[{"id":2147483646,"isOptedIn":true}]}',
      { errorCode: like(/^contacts:/) },
      {
        source: '3.4 [I]',
        silent: 'that an unknown preference is refused like an unknown list',
        status: 400,
      },
    ),
  ],
};

/** The first that can be opted into: one that has no others under it. */
const firstPreference = (body: unknown): unknown => {
  const found = (Array.isArray(body) ? body : []) as readonly {
    id: number;
    isPreference?: boolean;
    preferences?: unknown[] | null;
  }[];
  const flat = found.flatMap((one) => [one, ...((one.preferences ?? []) as typeof found)]);
  return flat.find((one) => one.isPreference !== false && (one.preferences ?? []).length === 0)?.id;
};

export const subscriptions: readonly Sequence[] = [comings, oneList, preferences];
