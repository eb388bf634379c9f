import type { ContactBody } from './contact-body.ts';
import type { StoredContact } from './contact-shape.ts';
import type { CustomIdentifierStore } from './custom-identifier-store.ts';
import type { Problem } from './problem.ts';
import type { Switches } from './switches.ts';
import { isEmail, isMobileNumber } from './values.ts';

type Facts = { readonly identifiers: CustomIdentifierStore; readonly switches: Switches };

const problem = (failureCode: string, item: string, description: string): Problem => ({
  failureCode,
  detail: { item, description },
});

/** What is sent besides the three that every account has. */
const customOf = ({ identifiers }: ContactBody): readonly (readonly [string, string])[] => {
  const { email: _email, mobileNumber: _mobile, contactId: _id, ...custom } = identifiers ?? {};
  return Object.entries(custom).map(([name, value]) => [name, String(value)]);
};

const problemsOf = (body: ContactBody, { identifiers, switches }: Facts): readonly Problem[] => {
  const { email, mobileNumber } = body.identifiers ?? {};
  const custom = customOf(body);
  const unknown = custom.filter(([name]) => identifiers.find(name) === null).map(([name]) => name);
  const tooLong = custom.filter(([, value]) => value === '' || value.length > 256).map(([name]) => name);
  return [
    ...(email !== undefined && !isEmail(email) ? [problem('invalidEmail', 'email', "Invalid value for 'email'")] : []),
    ...(mobileNumber !== undefined && !isMobileNumber(mobileNumber)
      ? [problem('InvalidPhoneNumber', 'mobileNumber', "Invalid value for 'mobileNumber'")]
      : []),
    ...(switches.unknownIdentifier === 'refuse' ? unknown : []).map((name) =>
      problem('ApiSchemaViolation', name, `The identifier '${name}' does not exist`),
    ),
    ...tooLong.map((name) => problem('ApiSchemaViolation', name, 'The value must have 1 to 256 characters.')),
  ];
};

/** What a body makes of the identifiers: those that it names are replaced, the others stay, and none is ever cleared. */
export const mergeIdentifiers = (stored: StoredContact, body: ContactBody, facts: Facts) => {
  const { email, mobileNumber } = body.identifiers ?? {};
  const known = customOf(body).flatMap(([name, value]) => {
    const identifier = facts.identifiers.find(name);
    return identifier === null ? [] : [[identifier.name, value] as const];
  });
  const sent = facts.switches.emailStored === 'lower-case' ? email?.toLowerCase() : email;
  return {
    email: sent ?? stored.email,
    mobileNumber: mobileNumber ?? stored.mobileNumber,
    customIdentifiers: { ...stored.customIdentifiers, ...Object.fromEntries(known) },
    problems: problemsOf(body, facts),
  };
};
