/** What an operator can do about a record that an import refused, by the reason that Dotdigital names (contract dotdigital 6.3 [C]). */
const sentences: Readonly<Record<string, string>> = {
  contactiddoesnotexist: 'its contact is no longer in Dotdigital',
  contactemaildoesnotexist: 'no contact has its email address',
  contactcustomidentifiervaluedoesnotexist: 'no contact has its customer number',
  keyexistingfordifferentcontact: 'its number hangs on another contact already',
  duplicatekey: 'its key was handed in twice',
  invalidclientkey: 'its key has characters that Dotdigital does not take',
  invalidcontactidentifier: 'its contact was named in a way that Dotdigital does not know',
  invalidjson: 'Dotdigital could not read it',
  jsoncontainsnestedarray: 'it has a list within a list',
  jsonkeytoolong: 'one of its names is too long',
  jsonkeyinvalidcharacters: 'one of its names has characters that Dotdigital does not take',
  jsonvaluetoolong: 'one of its texts is too long',
  jsonvalueincompatiblewithschema: 'one of its values is of another type than the collection holds',
  jsondoesnotmatchschema: 'it does not fit what the collection holds',
  jsonnumbervaluetoolarge: 'one of its numbers is too large',
};

/** Why a record was refused, to follow "because"; an unknown reason is told in Dotdigital's own word. */
export const refusalText = (reason: string): string =>
  sentences[reason.toLowerCase()] ?? `of a reason that Concord does not know (${reason.slice(0, 60)})`;
