import { customerFact, type MirrorCustomer } from '../../../../shared/domain/mirror.ts';

/**
 * Whether two customers with one address are one person: the same name, and no two birth dates that contradict. A family
 * that shares an address has other first names; a father and a son of one name have other birth dates.
 */
export const isSamePerson = (left: MirrorCustomer, right: MirrorCustomer): boolean => {
  if (left.emailKey === null || left.emailKey !== right.emailKey) return false;
  if (!hasSameName(left.values, right.values)) return false;
  const [born, otherBorn] = [dateOf(left), dateOf(right)];
  return born === null || otherBorn === null || born === otherBorn;
};

/** Whether first name and surname are known and the same, whatever the case, the accents and the punctuation. */
export const hasSameName = (left: Names, right: Names): boolean => {
  const name = nameOf(left);
  return name !== null && name === nameOf(right);
};

type Names = Pick<MirrorCustomer['values'], 'firstName' | 'lastName'>;

/** Whether a customer can be one of several records of a person: active, a person, no test. */
export const isLivePerson = ({ facts }: { readonly facts: number }): boolean =>
  (facts & (customerFact.active | customerFact.person | customerFact.test)) ===
  (customerFact.active | customerFact.person);

const nameOf = ({ firstName, lastName }: Names): string | null => {
  const parts = [firstName, lastName].map((part) => folded(part ?? ''));
  return parts.some((part) => part === '') ? null : parts.join(' ');
};

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const dateOf = ({ values }: MirrorCustomer): string | null => {
  const text = values.birthDate?.trim() ?? '';
  return text === '' ? null : text;
};
