/** One value in both systems. `same`: only dressed differently, nothing may be reported. `drift`: another value. `malformed`: no value that Dotdigital would take. */
export type ValueFault = {
  readonly kind: string;
  readonly field: string;
  readonly erp: string | null;
  readonly dotdigital: string | null;
  readonly is: 'same' | 'drift' | 'malformed';
};

const fault = (
  kind: string,
  field: string,
  erp: string | null,
  dotdigital: string | null,
  is: ValueFault['is'],
): ValueFault => ({ kind, field, erp, dotdigital, is });

/** Written by hand, for customers in Great Britain: what stands in the ERP, what stands in Dotdigital, and what that is. */
export const valueFaults: readonly ValueFault[] = [
  fault('case of a name', 'lastName', 'OGILVIE', 'Ogilvie', 'same'),
  fault('white space around a name', 'firstName', ' Ruth ', 'Ruth', 'same'),
  fault('two spaces in a street', 'street', '14  Mill Lane', '14 Mill Lane', 'same'),
  fault('hard space in a city', 'city', 'Royal\u00a0Leamington Spa', 'Royal Leamington Spa', 'same'),
  fault('invisible sign in a name', 'firstName', 'Ruth\u200b', 'Ruth', 'same'),
  fault('a letter with its mark apart', 'lastName', 'Mu\u0308ller', 'Müller', 'same'),
  fault('case of an email', 'email', 'Ruth@Example.COM', 'ruth@example.com', 'same'),
  fault('phone with the code of the country', 'phone', '07400 123456', '+447400123456', 'same'),
  fault('postcode without space', 'postcode', 'LS8 2QN', 'ls82qn', 'same'),
  fault('birth date as an instant', 'birthDate', '1979-03-05', '1979-03-05T00:00:00Z', 'same'),
  fault('points as text', 'loyaltyPoints', '120', '120.0', 'same'),
  fault('nothing and an empty text', 'title', null, '', 'same'),
  fault('another surname', 'lastName', 'Ogilvie', 'Hartnoll', 'drift'),
  fault('a name with another mark', 'lastName', 'Muller', 'Müller', 'drift'),
  fault('a name on one side only', 'firstName', 'Ruth', null, 'drift'),
  fault('another house number', 'street', '14 Mill Lane', '41 Mill Lane', 'drift'),
  fault('another city', 'city', 'Leeds', 'York', 'drift'),
  fault('another postcode', 'postcode', 'LS8 2QN', 'LS6 3HB', 'drift'),
  fault('another phone', 'phone', '07400 123456', '07400 123457', 'drift'),
  fault('day and month exchanged', 'birthDate', '1979-03-05', '1979-05-03', 'drift'),
  fault('another tier', 'loyaltyTier', 'Gold', 'Silver', 'drift'),
  fault('other points', 'loyaltyPoints', '120', '1200', 'drift'),
  fault('another price group', 'priceGroup', 'B', 'A', 'drift'),
  fault('another home store', 'homeStore', 'Leeds', 'York', 'drift'),
  fault('another title', 'title', 'Dr', 'Mrs', 'drift'),
  fault('another language', 'language', 'en', 'fr', 'drift'),
  fault('email without a domain', 'email', 'ruth@', 'ruth@example.com', 'malformed'),
  fault('email with two dots', 'email', 'ruth..o@example.com', 'ruth.o@example.com', 'malformed'),
  fault('email with a mistyped provider', 'email', 'ruth@gmial.com', 'ruth@gmail.com', 'malformed'),
  fault('phone with too few digits', 'phone', '07700', null, 'malformed'),
  fault('letters for a phone', 'phone', 'ask wife', null, 'malformed'),
  fault('the thirty-first of February', 'birthDate', '1979-02-31', null, 'malformed'),
  fault('a birth date in words', 'birthDate', '5 March 1979', null, 'malformed'),
  fault('a postcode of another country', 'postcode', '80331', null, 'malformed'),
  fault('points in words', 'loyaltyPoints', 'many', null, 'malformed'),
];
