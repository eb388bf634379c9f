import type { Ledger } from './ledger.ts';
import { type RemoteContact, type RemoteCustomer, type RemoteState, readRemoteState } from './remote-state.ts';
import type { Seeded } from './seeded.ts';
import type { Side, World } from './world.ts';

/**
 * Of so many people on each side the subscription or permission may be taken away up to a part of a run; the others are
 * there to be synced.
 */
const mostOptOuts = (part: number): number => Math.min(30, 8 + Math.floor(part / 60));

/** A few changes made by people in the two systems, so that there is always something to find. The engine is dead. */
export const editAsPeople = (world: World, ledger: Ledger, data: string, random: Seeded, part: number): void => {
  const remote = readRemoteState(data);
  const count = random.whole(2, 6);
  const gone = new Set<string>();
  for (let turn = 0; turn < count; turn += 1) {
    const contact = random.pick(remote.contacts.filter((one) => isOnTheList(one) && !gone.has(String(one.contactId))));
    const customer = random.pick(remote.customers);
    if (contact === undefined || customer === undefined) return;
    const mark = `${part}.${turn}`;
    const change = changeOf({ remote, ledger, contact, customer, random, mark, part, now: world.now() });
    apply(world, ledger, change);
    if (change.edit.deleted === true) gone.add(change.recordId);
  }
};

const isOnTheList = ({ status, isBinned }: RemoteContact): boolean => status === 'subscribed' && !isBinned;

type Change = { readonly side: Side; readonly recordId: string; readonly edit: Readonly<Record<string, unknown>> };

type Choice = {
  readonly remote: RemoteState;
  readonly ledger: Ledger;
  readonly contact: RemoteContact;
  readonly customer: RemoteCustomer;
  readonly random: Seeded;
  readonly mark: string;
  readonly part: number;
  readonly now: number;
};

const changeOf = ({ remote, ledger, contact, customer, random, mark, part, now }: Choice): Change => {
  const { contactId } = contact;
  const inDotdigital = (edit: Readonly<Record<string, unknown>>): Change => ({
    side: 'dotdigital',
    recordId: String(contactId),
    edit: { contactId, ...edit },
  });
  const inErp = (fields: Readonly<Record<string, unknown>>): Change => ({
    side: 'erp',
    recordId: customer.id,
    edit: { id: customer.id, fields },
  });
  const chosen = random.fraction();
  if (chosen < 0.25) return inDotdigital({ dataFields: { CITY: `Town ${mark}`, LASTNAME: `Name ${mark}` } });
  if (chosen < 0.42) return inErp({ street: `${mark} High Street`, firstName: `First ${mark}` });
  if (chosen < 0.5) return inErp(samePersonAs(Math.floor(part / 8)));
  if (chosen < 0.58) return inErp({ email: `person.${mark.replace('.', '-')}@gmial.com` });
  if (chosen < 0.62) return inErp({ email: `moved.${mark}@example.org` });
  if (chosen < 0.66) return inDotdigital({ newEmail: `renamed.${mark}@example.org` });
  if (chosen < 0.72) return inDotdigital({ deleted: true });
  if (chosen < 0.76) return inDotdigital({ binned: true });
  if (chosen < 0.8) return takenOutOfTheBin(remote, ledger, random) ?? inDotdigital({ binned: true });
  if (chosen < 0.84) return inDotdigital({ dataFields: { ERP_ID: otherNumber(customer, ledger, mark, random) } });
  if (chosen < 0.9 && optOutsByEdit(ledger, 'dotdigital') < mostOptOuts(part))
    return inDotdigital({ emailStatus: 'unsubscribed' });
  if (chosen < 0.95 && optOutsByEdit(ledger, 'erp') < mostOptOuts(part))
    return inErp({
      permission: { ground: 'opt-out', at: new Date(random.chance(0.5) ? now : 1_700_000_000_000).toISOString() },
    });
  return inDotdigital({ dataFields: { PHONE: `+44 1632 960${random.whole(100, 999)}` } });
};

/** Records that are given the same of these are those of one person. */
const samePersonAs = (mark: number): Readonly<Record<string, unknown>> => ({
  firstName: 'Twin',
  lastName: `Number ${mark}`,
  email: `twin.${mark}@example.org`,
  birthDate: null,
});

/**
 * Of a contact that people put into the bin; null when there is none. One that Concord deleted is left there: out of it again
 * before it was read back, it would rightly be deleted a second time.
 */
const takenOutOfTheBin = ({ contacts }: RemoteState, ledger: Ledger, random: Seeded): Change | null => {
  const edited = new Set(ledger.edits.flatMap((edit) => (edit.system === 'dotdigital' ? [edit.recordId] : [])));
  const contact = random.pick(contacts.filter(({ isBinned, contactId }) => isBinned && edited.has(String(contactId))));
  if (contact === undefined) return null;
  const { contactId } = contact;
  return { side: 'dotdigital', recordId: String(contactId), edit: { contactId, binned: false } };
};

/** Another customer's number, so that there are two contacts of it, or one that the ERP never had. */
const otherNumber = ({ number }: RemoteCustomer, { forgettings }: Ledger, mark: string, random: Seeded): string =>
  random.chance(0.5) || forgettings.some(({ numbers }) => numbers.includes(number)) ? `NONE-${mark}` : number;

const optOutsByEdit = (ledger: Ledger, side: Side): number =>
  ledger.edits.filter(({ system, isOptOut }) => system === side && isOptOut).length;

const apply = (world: World, ledger: Ledger, { side, recordId, edit }: Change): void => {
  const problem = world.admin[side].edit(edit);
  if (problem !== null) throw new Error(`an edit was refused: ${problem}`);
  ledger.edits.push({ at: world.now(), system: side, recordId, isOptOut: isOptOut(edit) });
};

const isOptOut = (edit: Change['edit']): boolean =>
  'emailStatus' in edit || ('fields' in edit && 'permission' in Object(edit.fields));
