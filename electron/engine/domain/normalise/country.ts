/** Names that people write for the countries that the company sells to; everything else stays as it is written. */
const names: Readonly<Record<string, string>> = {
  'united kingdom': 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  uk: 'GB',
  ireland: 'IE',
  germany: 'DE',
  deutschland: 'DE',
  france: 'FR',
  netherlands: 'NL',
  'the netherlands': 'NL',
  nederland: 'NL',
  belgium: 'BE',
  austria: 'AT',
  österreich: 'AT',
  switzerland: 'CH',
  sweden: 'SE',
  sverige: 'SE',
  denmark: 'DK',
  norway: 'NO',
  finland: 'FI',
  spain: 'ES',
  españa: 'ES',
  portugal: 'PT',
  italy: 'IT',
  italia: 'IT',
  poland: 'PL',
  polska: 'PL',
};

/** ISO 3166-1 alpha-2 in upper case where it is known, else the text without case. */
export const canonicalCountry = (text: string): string => {
  const folded = text.trim().toLowerCase();
  return (Object.hasOwn(names, folded) ? names[folded] : undefined) ?? folded.toUpperCase();
};
