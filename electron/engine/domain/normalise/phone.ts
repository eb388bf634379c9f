import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Canonical } from './canonical-value.ts';

/** E.164, read as the record's country writes numbers; refused where no valid number can be read. */
export const canonicalPhone = (text: string, country: string): Canonical => {
  const region: CountryCode | undefined = isSupportedCountry(country) ? country : undefined;
  const parsed = parsePhoneNumberFromString(text, {
    ...(region === undefined ? {} : { defaultCountry: region }),
    extract: false,
  });
  return parsed?.isValid() === true ? { ok: true, value: parsed.number } : { ok: false, problem: 'phone-unreadable' };
};
