import type { Ledger } from './ledger.ts';
import { type RemoteContact, type RemoteCustomer, type RemoteState, readRemoteState } from './remote-state.ts';
import type { Seeded } from './seeded.ts';
import type { Side, World } from './world.ts';

/** Of so many people the subscription or permission may be taken away in one run; the others are there to be synced. */
const mostOptOuts = 40;

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
    const change = changeOf(remote, ledger, contact, customer, random, mark);
    apply(world, ledger, change);
    if (change.edit.deleted === true) gone.add(change.recordId);
  }
};

const isOnTheList = ({ status, isBinned }: RemoteContact): boolean => status === 'subscribed' && !isBinned;

type Change = { readonly side: Side; readonly recordId: string; readonly edit: Readonly<Record<string, unknown>> };

const changeOf = (
  remote: RemoteState,
  ledger: Ledger,
  contact: RemoteContact,
  customer: RemoteCustomer,
  random: Seeded,
  mark: string,
): Change => {
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
  if (chosen < 0.3) return inDotdigital({ dataFields: { CITY: `Town ${mark}`, LASTNAME: `Name ${mark}` } });
  if (chosen < 0.55) return inErp({ street: `${mark} High Street`, firstName: `First ${mark}` });
  if (chosen < 0.75) return inErp({ email: `person.${mark.replace('.', '-')}@gmial.com` });
  if (chosen < 0.85) return inDotdigital({ deleted: true });
  if (chosen < 0.9 && optOutsByEdit(ledger, 'dotdigital') < mostOptOuts)
    return inDotdigital({ emailStatus: 'unsubscribed' });
  if (chosen < 0.94 && remote.customers.filter(({ ground }) => ground === 'opt-out').length < mostOptOuts)
    return inErp({ permission: { ground: 'opt-out', at: new Date(1_700_000_000_000).toISOString() } });
  return inDotdigital({ dataFields: { PHONE: `+44 1632 960${random.whole(100, 999)}` } });
};

const optOutsByEdit = (ledger: Ledger, side: Side): number =>
  ledger.edits.filter(({ system, isOptOut }) => system === side && isOptOut).length;

const apply = (world: World, ledger: Ledger, { side, recordId, edit }: Change): void => {
  const problem = world.admin[side].edit(edit);
  if (problem !== null) throw new Error(`an edit was refused: ${problem}`);
  ledger.edits.push({ at: world.now(), system: side, recordId, isOptOut: 'emailStatus' in edit });
};
