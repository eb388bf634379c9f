import { z } from 'zod';
import type { Answer, Call } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import { blankContact, changeContact } from './contact-change.ts';
import { type Account, factsOf } from './contact-writes.ts';
import { writableListIn } from './lists.ts';
import { refusalV2 } from './refusals.ts';
import { isRefused, refuseV2, v2BodyOf } from './v2-body.ts';
import { bodyOfRow, readV2Row } from './v2-import-row.ts';

/** The merge options by their numbers (contract dotdigital 3.5 [C]). */
const mergeOptionNames = ['overwrite', 'overwriteIfNotEmpty', 'overwriteIfEmpty'] as const;

const bodySchema = z.object({
  addressbookids: z.array(z.number().int()).nullish(),
  mergeoption: z.union([z.literal(0), z.literal(1), z.literal(2)]).nullish(),
  contacts: z.array(z.record(z.string(), z.unknown())).min(1),
});

/** An import as it waits to be done; the rows have their keys in lower case. */
export const v2BatchSchema = z.object({
  listIds: z.array(z.number()),
  mergeOption: z.enum(mergeOptionNames),
  rows: z.array(z.record(z.string(), z.unknown())),
});
export type V2Batch = z.infer<typeof v2BatchSchema>;

/** The lists that can be written, or the refusal of one that cannot; with the switch those are passed over. */
const listsOf = (account: Account, listIds: readonly number[]): { readonly listIds: number[] } | Answer => {
  const named = listIds.map((id) => writableListIn(account, { list: String(id) }));
  const refused = named.find((entry) => 'status' in entry);
  if (refused && account.switches.unknownList === 'refuse') return refused;
  return { listIds: [...new Set(named.flatMap((entry) => ('status' in entry ? [] : [entry.found.id])))] };
};

/** The refusal of the first data field that is wrong in any row. */
const fieldFault = (account: Account, rows: V2Batch['rows']): Answer | null => {
  const facts = factsOf(account);
  const problems = rows.flatMap((row) => {
    const read = readV2Row(row);
    if (read === null) return [];
    const { dataFields } = bodyOfRow(account, read, []);
    return changeContact(blankContact(facts), dataFields ? { dataFields } : {}, 'overwrite', facts).problems;
  });
  return refuseV2(problems, account.fields);
};

const mergeOptionOf = (option: string | undefined, inBody: number | null | undefined) =>
  mergeOptionNames[option === undefined ? (inBody ?? 0) : /^[012]$/.test(option) ? Number(option) : -1];

/**
 * What an import is to do, or the refusal of all of it. A list and a merge option in the path come on top of the body's and in
 * its place.
 */
export const v2BatchOf = (account: Account, call: Call, params: Params): V2Batch | Answer => {
  const read = v2BodyOf(call, bodySchema);
  if (isRefused(read)) return read;
  const { addressbookids, mergeoption, contacts: rows } = read.body;
  const mergeOption = mergeOptionOf(params.option, mergeoption);
  if (mergeOption === undefined) return refusalV2(400, 'There is no such merge option. ERROR_PARAMETER_INVALID');
  const inPath = params.list === undefined ? null : writableListIn(account, params);
  if (inPath !== null && 'status' in inPath) return inPath;
  const lists = listsOf(account, [...(inPath ? [inPath.found.id] : []), ...(addressbookids ?? [])]);
  if ('status' in lists) return lists;
  const fault = account.switches.importFieldFaults === 'request' ? fieldFault(account, rows) : null;
  return fault ?? { listIds: lists.listIds, mergeOption, rows };
};
