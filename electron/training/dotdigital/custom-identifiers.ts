import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { type Answer, type Call, jsonOf } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import type { CustomIdentifier, CustomIdentifierStore } from './custom-identifier-store.ts';
import { refusal } from './refusals.ts';
import type { Switches } from './switches.ts';

/** The names that identify contacts without being custom. */
const RESERVED = ['contactid', 'email', 'mobilenumber', 'import', 'delete'];

const creationSchema = z.object({ name: z.string() });

const answerOf = ({ name, createdAt }: CustomIdentifier) => {
  const created = new Date(createdAt).toISOString();
  return { name, created, updated: created };
};

const badName = (name: string): Answer | null => {
  if (name.length > 50) return refusal(400, 'customIdentifiers:nameTooLong', 'The custom identifier is too long.');
  return /^[-A-Za-z0-9_]+$/.test(name)
    ? null
    : refusal(400, 'customIdentifiers:badRequest', 'The name may have letters, digits, hyphens and underscores.');
};

/** The calls on custom identifiers (contract dotdigital 3.1, OA-CONF [C]). */
export const createCustomIdentifierCalls = (store: CustomIdentifierStore, switches: Switches, clock: Clock) => {
  const create = (call: Call): Answer => {
    const json = jsonOf(call);
    const parsed = creationSchema.safeParse(json.ok ? json.value : null);
    if (!parsed.success) return refusal(400, 'customIdentifiers:badRequest', 'The Name field is required.');
    const { name } = parsed.data;
    const refused = badName(name);
    if (refused) return refused;
    if (store.find(name) || RESERVED.includes(name.toLowerCase())) {
      return refusal(409, 'customIdentifiers:nameAlreadyExists', 'The custom identifier already exists.');
    }
    if (store.all().length >= switches.customIdentifierLimit) {
      return refusal(412, 'customIdentifiers:limitReached', 'The custom identifier limit is reached.');
    }
    const identifier = { name, createdAt: clock() };
    store.add(identifier);
    return {
      status: 201,
      body: answerOf(identifier),
      written: [{ recordId: `custom-identifier:${name}`, key: null, changed: true }],
    };
  };

  const drop = (_call: Call, { name = '' }: Params): Answer => {
    const found = store.find(name);
    if (!found) return refusal(404, 'customIdentifiers:notExist', 'The custom identifier does not exist.');
    if (switches.identifiersInUse.some((used) => used.toLowerCase() === found.name.toLowerCase())) {
      return refusal(400, 'customIdentifiers:inUse', 'The custom identifier is in use by another entity.', [
        { item: 'segment:1002', description: "Custom Identifier is used by segment 'CRM Contacts'" },
      ]);
    }
    store.remove(found.name);
    return { status: 204, written: [{ recordId: `custom-identifier:${found.name}`, key: null, changed: true }] };
  };

  return { list: (): Answer => ({ status: 200, body: store.all().map(answerOf) }), create, drop };
};
