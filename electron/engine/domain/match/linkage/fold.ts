/** Letters that Unicode does not take apart, as they are written where the keyboard lacks them. */
const unfolded: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

const plain = /^[a-z0-9 ]*$/;

/** Lower case without marks, everything but letters and digits a single space. */
export const fold = (text: string): string => {
  const lower = text.toLowerCase();
  if (plain.test(lower)) return lower.replace(/ {2,}/g, ' ').trim();
  return lower
    .replace(/['’`´]/g, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßøłđðþæœı]/g, (letter) => unfolded[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
};

/** German spelling without umlauts (ue) and the bare letter (u) are one name; English words with these pairs fold alike on both sides. */
export const foldName = (text: string): string => {
  const umlauts = text.replace(/[äöüÄÖÜ]/g, (letter) => `${letter.toLowerCase().normalize('NFD').charAt(0)}e`);
  return fold(umlauts)
    .replace(titles, '')
    .replace(/[0-9]+/g, '')
    .trim();
};

const titles = /^(?:(?:mr|mrs|ms|miss|dr|prof|herr|frau|sir)\s+)+(?=\p{L})/u;

const streetWords: Readonly<Record<string, string>> = {
  street: 'st',
  strasse: 'str',
  road: 'rd',
  avenue: 'ave',
  av: 'ave',
  lane: 'ln',
  drive: 'dr',
  court: 'ct',
  place: 'pl',
  crescent: 'cres',
  cr: 'cres',
  circuit: 'cct',
  close: 'cl',
  square: 'sq',
  terrace: 'tce',
  terr: 'tce',
  highway: 'hwy',
  boulevard: 'blvd',
  gardens: 'gdns',
  apartment: 'apt',
  unit: 'apt',
  flat: 'apt',
  house: 'hse',
  mount: 'mt',
  saint: 'st',
};

/** `number|words`: the first number of an address line (with its letter), and its words in short forms. Empty where nothing is left. */
export const foldStreet = (text: string): string => {
  const line = fold(
    text.replace(/(?<=str)\.|(?<=str)a(?:ss|ß)e/gi, ' ').replace(/(?<=\p{L})str(?=[\s\d]|$)/giu, ' str'),
  );
  const parts = line.replace(partOfBuilding, '').split(' ');
  const number = parts.find((part) => /^\d+[a-z]?$/.test(part)) ?? '';
  const words = parts.filter((part) => part !== number && part !== '');
  const short = words.map((word) => (Object.hasOwn(streetWords, word) ? streetWords[word] : word));
  return number === '' && short.length === 0 ? '' : `${number}|${short.join(' ')}`;
};

/** A part of a building before its address, which the other side may leave out. */
const partOfBuilding = /^(?:flat|apartment|apt|unit|suite|room) \w{1,4} (?=\d)/;

const legalForms =
  /\b(?:ltd|limited|plc|llp|llc|inc|corp|corporation|co|company|gmbh|mbh|ag|kg|ohg|ug|bv|nv|sarl|sas|sa|spa|srl|ab|oy|as|aps|the|and|und|et)\b/g;

/** A company's name without its legal form; the whole of it where nothing else is left. */
export const foldCompany = (text: string): string => {
  const all = fold(text.replace(/&/g, ' and ').replace(/(?<=\b\w)\.(?=\w\b)/g, ''));
  return all.replace(legalForms, ' ').replace(/ {2,}/g, ' ').trim() || all;
};

/** The last nine digits, which leave out the country's code and the zero before the area. Empty where there are fewer than six. */
export const foldPhone = (text: string): string => {
  const digits = text.replace(/\D/g, '');
  return digits.length < 6 || /^(\d)\1+$/.test(digits) ? '' : digits.slice(-9);
};

/** Eight digits, year first, out of any way to write a date with the year first; empty where there are not eight. */
export const foldDate = (text: string): string => {
  const digits = text.replace(/[T ]\d{2}:.*$/, '').replace(/\D/g, '');
  return digits.length === 8 && !placeholderDates.has(digits) ? digits : '';
};

/** What programs and people put where a birth date is demanded. */
const placeholderDates = new Set([
  '00000000',
  '00010101',
  '17530101',
  '18000101',
  '18991230',
  '19000101',
  '19010101',
  '19700101',
  '99991231',
]);

/** Letters and digits only. */
export const foldCode = (text: string): string => fold(text).replace(/ /g, '');

/** Lower case with one @; empty where it is no address. */
export const foldEmail = (text: string): string => {
  const email = text.trim().toLowerCase().normalize('NFC').replace(/\s+/g, '');
  const at = email.lastIndexOf('@');
  return at > 0 && at < email.length - 1 ? email : '';
};
