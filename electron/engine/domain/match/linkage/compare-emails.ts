import { areUnlike, slips } from './distance.ts';
import type { Level } from './levels.ts';

/** Providers whose domain says nothing about who the person is or works for. */
const openProviders = new Set(
  'gmail googlemail hotmail outlook live msn yahoo ymail icloud me mac aol gmx web t-online freenet orange wanadoo free laposte libero virgilio mail btinternet sky talktalk virginmedia protonmail proton pm wp onet interia seznam ziggo kpnmail telenet skynet bluewin example'.split(
    ' ',
  ),
);

/** Names before the @ that are of an office, not of a person. */
const roles = new Set(
  'info sales office admin contact hello mail post accounts accounting invoice invoices billing finance orders order shop support service help team enquiries enquiry reception buero kontakt einkauf buchhaltung rechnung commandes compras ventas administracion noreply webmaster marketing purchasing hr jobs'.split(
    ' ',
  ),
);

type Address = { readonly local: string; readonly domain: string };

const partsOf = (email: string): Address => {
  const at = email.lastIndexOf('@');
  return { local: email.slice(0, at), domain: email.slice(at + 1) };
};

/** Without the tag after a plus; without dots where the provider ignores them. */
const bareLocal = ({ local, domain }: Address): string => {
  const untagged = local.replace(/(?<=.)\+.*$/, '');
  return /^(?:gmail|googlemail)\./.test(domain) ? untagged.replaceAll('.', '') : untagged;
};

/** The address without tag and, at Gmail, dots; both of Gmail's domains are one. */
export const bareEmail = (email: string): string => {
  const parts = partsOf(email);
  return `${bareLocal(parts)}@${parts.domain === 'googlemail.com' ? 'gmail.com' : parts.domain}`;
};

/** Whether an address is of an office: many people read it. */
export const isRoleMailbox = (email: string): boolean => roles.has(bareLocal(partsOf(email)));

const isOpen = (domain: string): boolean => openProviders.has(domain.split('.')[0] ?? '');

/** Folded addresses. An office's mailbox tells the company and never the person. */
export const compareEmails = (left: string, right: string): Level => {
  const [ours, theirs] = [partsOf(left), partsOf(right)];
  if (isRoleMailbox(left) || isRoleMailbox(right)) return ours.domain === theirs.domain && !isOpen(ours.domain) ? 2 : 1;
  if (left === right) return 7;
  if (areUnlike(ours.local, theirs.local)) return sameCompany(ours, theirs);
  if (bareEmail(left) === bareEmail(right)) return 6;
  const [local, other] = [bareLocal(ours), bareLocal(theirs)];
  if (local !== other && withoutDigits(local) === withoutDigits(other)) return sameCompany(ours, theirs);
  const shorter = Math.min(local.length, other.length);
  const apart = slips(local, other, 2);
  if (apart === 0 && slips(ours.domain, theirs.domain, 2) <= 2 && shorter >= 3) return 5;
  if (apart === 1 && shorter >= 6 && ours.domain === theirs.domain) return 5;
  if (apart === 0 && shorter >= 5) return 4;
  if (shorter >= 6 && (apart === 1 || (apart === 2 && shorter >= 9))) return 3;
  return sameCompany(ours, theirs);
};

/** Two people of one name tell their addresses apart by a number, so a wrong digit counts as another address. */
const withoutDigits = (local: string): string => local.replace(/\d+/g, '');

const sameCompany = (ours: Address, theirs: Address): 1 | 2 =>
  ours.domain === theirs.domain && !isOpen(ours.domain) ? 2 : 1;
