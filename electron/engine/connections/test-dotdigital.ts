import type { Contact } from '../../../shared/domain/contact.ts';
import { type Mapping, rulesOf } from '../../../shared/domain/mapping-document.ts';
import type { Result } from '../../../shared/result.ts';
import type { AccountInfo, DataField, DotdigitalInspector } from '../connectors/inspector.ts';
import { isSameHost } from './base-url.ts';
import { clockFound } from './clock-step.ts';
import { regionOf } from './region.ts';
import { contactRows } from './sample.ts';
import { type Found, failedBy, fine, type Row, reachStep, type Step, wrong } from './steps.ts';
import type { LookRequest } from './test-erp.ts';

/** The five steps for a Dotdigital account (contract dotdigital 1, 3 and 5). */
export const dotdigitalSteps = (
  inspector: DotdigitalInspector,
  { host, today, signal, baseUrl, mapping }: LookRequest & { readonly baseUrl: string },
): readonly Step[] => {
  let account: AccountInfo | null = null;
  let contact: Result<Contact | null> | null = null;
  return [
    reachStep(host, () => inspector.reach(signal)),
    {
      step: 'authenticate',
      look: async () => {
        const asked = await inspector.account(signal);
        if (!asked.ok) return failedBy(asked.error);
        account = asked.value;
        return accountFound(account, baseUrl);
      },
    },
    {
      step: 'permissions',
      look: async () => {
        contact = await inspector.oneContact(signal);
        return permissionsFound(contact, await inspector.dataFields(signal), mapping);
      },
    },
    { step: 'clock', look: async () => clockFound('Dotdigital', account?.skew ?? null) },
    {
      step: 'sample',
      look: async () => {
        if (contact?.ok !== true || contact.value === null) return fine('The account has no contact yet to show.');
        return fine(
          `Contact ${contact.value.contactId} through the mapping.`,
          contactRows(contact.value, today, mapping),
        );
      },
    },
  ];
};

/** An account that lives elsewhere is told: what works today from a wrong host may be refused tomorrow. */
const accountFound = ({ account, endpoint }: AccountInfo, baseUrl: string): Found => {
  if (endpoint !== null && !isSameHost(endpoint, baseUrl))
    return wrong(`Account ${account} lives at ${endpoint}. Enter that address, or let Concord find the region.`);
  const region = regionOf(baseUrl);
  return fine(`Account ${account}${region === null ? '' : `, region ${region}`}.`);
};

/** The data fields that the mapping needs, by name and type. */
const neededBy = ({ document }: Mapping): readonly DataField[] => [
  { name: document.numberField, type: 'String' },
  ...rulesOf(document).flatMap(({ target }) => target ?? []),
];

const permissionsFound = (contact: Result<unknown>, fields: Result<readonly DataField[]>, mapping: Mapping): Found => {
  const right = (name: string, isFine: boolean): Row => ({
    name,
    first: 'read',
    second: isFine ? 'read' : 'read missing',
    isFine,
  });
  const rights = [right('Contacts', contact.ok), right('Data fields', fields.ok)];
  if (!contact.ok) return wrong(contact.error.sentence, rights);
  if (!fields.ok) return wrong(fields.error.sentence, rights);
  const types = new Map(fields.value.map(({ name, type }) => [name.toUpperCase(), type]));
  const rows = neededBy(mapping).map(({ name, type }): Row => {
    const found = types.get(name.toUpperCase()) ?? null;
    return { name, first: type, second: found ?? 'missing', isFine: found?.toLowerCase() === type.toLowerCase() };
  });
  const owed = rows.filter(({ isFine }) => !isFine).map(({ name, first }) => `${name} (${first})`);
  return owed.length === 0
    ? fine('Contacts and data fields can be read; every mapped field is there with its type.', [...rights, ...rows])
    : wrong(
        `Make these data fields in Dotdigital, under Audience, Data fields: ${owed.join(', ')}. A type cannot be changed: remove a field of another type first.`,
        [...rights, ...rows],
      );
};
