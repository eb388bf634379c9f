import type { KindReference } from './about-kind-text.ts';

/** Kinds about one person: whether they can be reached, and whether what Dotdigital holds about them is right. */
export const peopleReference = {
  'customer-missing': {
    wrong: 'The ERP has a customer who may be mailed, and Dotdigital has no contact of that person.',
    found:
      'The customer is one whom the mapping lets through, with a readable address and a permission on record. No contact carries the customer number, and none has the address. A contact in the bin or deleted counts as one: somebody took it out on purpose.',
    risk: 'No campaign reaches the person, whatever the audience says.',
    fixes: [
      'Create the contact: with the status of its channel and the consent record that the ERP holds.',
      'Let the policy “Create contacts” do it for all of them.',
      'Ignore it with a reason, where the person is not to be mailed.',
    ],
    never:
      'Nobody is created without a permission on record, or by a policy if somebody with this address ever opted out. No contact is brought back from the bin.',
  },
  'field-drift': {
    wrong: 'A field that is kept the same on both sides differs: of a customer and their contact, or of a product.',
    found:
      'Both values are read in the same way first, so that capitals, spaces and the notation of a telephone number make no difference. What still differs, differs. A malformed value is told as that, never here.',
    risk: 'What is mailed shows the wrong value, and segments that rest on it choose the wrong people. A wrong email address sends mail elsewhere.',
    fixes: [
      'Take the value of the system that is right about the field; the mapping says which.',
      'Write another result, where neither is right.',
      'Let the policy “Write attributes” do it for fields that the ERP is right about; “Keep the catalogue up to date” for products.',
    ],
    never:
      'No policy writes an email address. Of a field that no system is right about, nothing is proposed. Consent is never written as a field.',
  },
  'reward-drift': {
    wrong: 'The loyalty tier, the points or the price group of a person differs, so that they get the wrong reward.',
    found:
      'The three fields are compared as they are, points to the last one: no difference is too small. It blocks where mail shows more than the person has: more points, or a tier or price group that the ERP does not know of. Which of two tiers is the better one nobody has told, so another one warns.',
    risk: 'A wrong reward is the first failure that customers notice: mail promises what the shop will not keep, or leaves out what the person has earned.',
    fixes: [
      'Take the value of the system that is right about it, which is the ERP unless the mapping says otherwise.',
      'Let the policy “Write attributes” do it for all of them.',
      'Correct it in the ERP, where the ERP is wrong.',
    ],
    never: 'No machine changes points, tiers or price groups in the ERP by itself.',
  },
  'malformed-value': {
    wrong: 'The ERP holds a value that Dotdigital would refuse or misread.',
    found:
      'An email address, telephone number, date, postcode or number cannot be read by the rules of its type and of the customer’s country, or is impossible, such as a birthday in the future.',
    risk: 'A malformed address keeps the person from being mailed at all. Any other value does not arrive, or arrives as something else.',
    fixes: [
      'Correct it in the ERP, with the correction that is proposed where there is only one to think of.',
      'Write the right value, after asking the person.',
    ],
    never: 'No machine corrects a value in the ERP by itself, and none guesses where several corrections are possible.',
  },
  'list-gap': {
    wrong:
      'A contact is not in a list that the mapping puts its customer into, or is in one that it does not belong in.',
    found:
      'The mapping names lists, each with who belongs in it: everybody who is sent, or whose field has one of some values. Every customer who is sent is held against the lists of its contact. Whether somebody is in a list without belonging there counts only where the rule takes people out. A contact that cannot be mailed is not asked for.',
    risk: 'Sends to the list miss the person, or reach somebody for whom they are not meant.',
    fixes: [
      'Put the contact into the list, or take it out, one step for each list; each is read back and can be undone.',
      'Correct the field in the ERP that the rule asks for, or the rule itself under Mapping.',
    ],
    never:
      'Nobody is put back into a list that they left, and a list subscribes nobody who cannot be mailed: that is read anew just before. Joining a list may start programs, so many at once are never approved together, and no policy does it.',
  },
  'permission-missing': {
    wrong: 'A customer could be mailed, and neither side has a permission on record.',
    found:
      'The ERP holds neither consent nor a purchase that the mapping’s rule counts as a soft opt-in, and no contact shows a recorded consent.',
    risk: 'There is no ground to mail the person, so no contact is created.',
    fixes: ['Ask the person, and record the answer in the ERP; then it closes by itself.', 'Ignore it with a reason.'],
    never:
      'No permission is made up, copied from somebody else, or taken from a purchase that the rule does not count.',
  },
  'consent-conflict': {
    wrong: 'A person opted out on one side, and the other side does not know.',
    found:
      'The permission in the ERP and the status of the contact contradict each other, or the address is in the list of opt-outs that is kept for good. A bounce is not an opt-out, and takes none back.',
    risk: 'The person is mailed against their will, or could be subscribed again from the other side.',
    fixes: [
      'Record the opt-out on the other side too: the stricter answer stands. The policy that does so is on from the start.',
      'Where a consent is newer than the opt-out, a person decides with both days in view.',
    ],
    never:
      'No machine subscribes anybody again, and none undoes an opt-out: not by a policy, and not from the change log.',
  },
  'import-rejected': {
    wrong: 'Dotdigital’s report of an import refused this record, so its fields still differ.',
    found:
      'From the report of the import, with the reason that Dotdigital gives. It closes when both sides agree again.',
    risk: 'What was approved did not arrive; mail shows the old value.',
    fixes: [
      'Correct the value, where the reason names one.',
      'Send it again by itself, where only the import could not take it.',
      'Leave it, where the contact may not be mailed at all.',
    ],
    never: 'No policy sends it again: what was refused once is decided by a person.',
  },
} as const satisfies Partial<Record<string, KindReference>>;
