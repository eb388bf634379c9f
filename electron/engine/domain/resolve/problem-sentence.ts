import type { MalformedProblem } from '../../../../shared/domain/mismatch.ts';

/** What is wrong with a value, for the operator who is about to write a better one. */
export const problemSentence = (problem: MalformedProblem): string => {
  switch (problem) {
    case 'email-syntax':
      return 'This is not an email address that Dotdigital would take.';
    case 'email-domain-typo':
      return 'The domain looks mistyped; mail to it reaches nobody or somebody else.';
    case 'phone-unreadable':
      return 'This is not a telephone number of the country in the address.';
    case 'date-unreadable':
      return 'Write the date as year-month-day, for example 1984-12-31.';
    case 'date-impossible':
      return 'This day does not exist, or lies in the future or before 1900.';
    case 'postcode-pattern':
      return 'This is not a postcode of the country in the address.';
    case 'number-unreadable':
      return 'Write the number with digits and a decimal point only.';
  }
};
