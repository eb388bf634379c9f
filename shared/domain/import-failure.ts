/**
 * Why an import refuses a row, as far as Dotdigital documents it (contract dotdigital 3.3 [C]); the spelling differs from
 * source to source, so that codes are compared without regard to case.
 */
export const importFailures = [
  'ApiSchemaViolation',
  'Blocker',
  'ConsentRecordsNotApplied',
  'Duplicate',
  'DuplicateIdentifier',
  'GloballySuppressed',
  'InvalidAddressBookIds',
  'InvalidContact',
  'InvalidContactId',
  'InvalidContactStatus',
  'InvalidDomain',
  'InvalidEmail',
  'InvalidMatchIdentifier',
  'InvalidPhoneNumber',
  'NoValidIdentifiers',
  'SuppressedByDomain',
] as const;
export type ImportFailure = (typeof importFailures)[number];

/** The documented code, in whatever case it came; null for one that is not known. */
export const knownImportFailure = (code: string): ImportFailure | null =>
  importFailures.find((known) => known.toLowerCase() === code.toLowerCase()) ?? null;

/** What helps: another value, the same once more singly, a new look at the contact, or a person who looks into it. */
export const importRemedies = ['correct-value', 'send-singly', 'not-mailable', 'read-anew', 'look-into'] as const;
export type ImportRemedy = (typeof importRemedies)[number];

/** What helps against a code. */
export const importRemedyOf = (code: string): ImportRemedy => {
  switch (knownImportFailure(code)) {
    case 'ApiSchemaViolation':
    case 'InvalidEmail':
    case 'InvalidPhoneNumber':
      return 'correct-value';
    // Single calls take values for a contact that may not be mailed (contract dotdigital 3.1 [C]).
    case 'Blocker':
    case 'GloballySuppressed':
    case 'InvalidDomain':
    case 'SuppressedByDomain':
      return 'not-mailable';
    case 'Duplicate':
    case 'DuplicateIdentifier':
    case 'ConsentRecordsNotApplied':
      return 'send-singly';
    case 'InvalidContact':
    case 'InvalidContactId':
      return 'read-anew';
    default:
      return 'look-into';
  }
};
