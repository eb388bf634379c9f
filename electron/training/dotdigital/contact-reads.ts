import type { Answer, Call } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import { includable, wholeContact } from './contact-answer.ts';
import { type Account, findContact, invalidId } from './contact-writes.ts';
import { badRequest, contactNotFound, refusal } from './refusals.ts';
import type { PageFilter } from './stored-contact.ts';
import { afterOf, limitOf, linksOf, stampOf } from './v3-paging.ts';

const invalidFilter = (item: string, description: string): Answer =>
  refusal(400, 'contacts:invalidFilter', 'A filter is invalid.', [{ item, description }]);

const idOf = (text: string | null): number | null | 'invalid' => {
  if (text === null) return null;
  return /^\d+$/.test(text) ? Number(text) : 'invalid';
};

const filterOf = (call: Call, { segments, switches }: Account): PageFilter | Answer => {
  const { query } = call;
  const limit = limitOf(call);
  if (limit === null) return badRequest([{ item: 'limit', description: 'The limit must be from 1 to 5000.' }]);
  const after = afterOf(query.get('marker'));
  if (after === null) return badRequest([{ item: 'marker', description: 'The marker is invalid.' }]);
  if (query.has('~created') && query.has('~modified')) return invalidFilter('~created', 'Not together with ~modified.');
  if (query.has('~listId') && query.has('~segmentId')) return invalidFilter('~listId', 'Not together with ~segmentId.');
  const createdFrom = stampOf(query.get('~created'));
  const modifiedFrom = stampOf(query.get('~modified'));
  const [listId, segmentId] = [idOf(query.get('~listId')), idOf(query.get('~segmentId'))];
  if (createdFrom === 'invalid') return invalidFilter('~created', 'Expected gte:: and an instant in UTC.');
  if (modifiedFrom === 'invalid') return invalidFilter('~modified', 'Expected gte:: and an instant in UTC.');
  if (listId === 'invalid') return invalidFilter('~listId', 'Expected a number.');
  if (segmentId === 'invalid') return invalidFilter('~segmentId', 'Expected a number.');
  if (segmentId !== null && switches.unknownSegment === 'refuse' && segments.byId(segmentId) === null)
    return invalidFilter('~segmentId', 'There is no such segment.');
  return { after, limit, createdFrom, modifiedFrom, listId, segmentId };
};

/** Includes may come repeated or with commas between them; the contract shows single ones only [I]. */
const includesOf = ({ query }: Call): ReadonlySet<string> | Answer => {
  const names = query
    .getAll('include')
    .flatMap((value) => value.split(','))
    .map((name) => name.trim())
    .filter(Boolean);
  const known = new Map<string, string>(includable.map((name) => [name.toLowerCase(), name]));
  const unknown = names.filter((name) => !known.has(name.toLowerCase()));
  if (unknown.length > 0) return badRequest(unknown.map((item) => ({ item, description: 'Cannot be included.' })));
  return new Set(names.map((name) => known.get(name.toLowerCase()) ?? name));
};

/** The calls that read contacts (contract dotdigital 3.1 [C]). `base` is the server's own address. */
export const createContactReads = (account: Account, base: () => string) => {
  const { contacts, fields, switches, answerOf } = account;

  const projectedFields = ({ query }: Call): readonly string[] | null | Answer => {
    const asked = query.get('data-fields');
    if (asked === null) return null;
    if (asked === '[[ALL]]') return fields.all().map(({ name }) => name);
    const names = asked.split('|').filter((name) => name !== '');
    const unknown = names.filter((name) => fields.find(name) === null);
    if (unknown.length > 0 && switches.unknownDataField === 'refuse') {
      return badRequest(unknown.map((item) => ({ item, description: `The data field '${item}' does not exist` })));
    }
    return names.flatMap((name) => fields.find(name)?.name ?? []);
  };

  const list = (call: Call): Answer => {
    const filter = filterOf(call, account);
    if ('status' in filter) return filter;
    const include = includesOf(call);
    if ('status' in include) return include;
    const dataFields = projectedFields(call);
    if (dataFields !== null && 'status' in dataFields) return dataFields;
    const found = contacts.page({ ...filter, limit: filter.limit + 1 });
    const page = found.slice(0, filter.limit);
    const last = page.at(-1)?.contactId ?? filter.after;
    return {
      status: 200,
      body: {
        _links: linksOf(base(), call, filter.after, found.length > filter.limit ? last : null),
        _items: page.map((contact) => answerOf(contact, { dataFields, include })),
      },
    };
  };

  const one = (_call: Call, { identifier = '', value = '' }: Params): Answer => {
    const contact = findContact(account, identifier, value);
    if (contact === undefined) return invalidId(identifier);
    if (contact === null || (contact.binned && switches.binnedOnGet === 'not-found'))
      return contactNotFound(identifier, value);
    return { status: 200, body: answerOf(contact, wholeContact(fields.all().map(({ name }) => name))) };
  };

  return { list, one, count: (): Answer => ({ status: 200, body: contacts.count() }) };
};
