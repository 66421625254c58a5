import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** Written numbers are taken for Chinese ones unless they say their country. */
const COUNTRY = 'CN';

/** One text for a number however it was written (E.164), or its digits where it is none of any country (extensions). */
export const numberKey = (number: string): string => {
  const parsed = parsePhoneNumberFromString(number, COUNTRY);
  return parsed?.isPossible() === true ? parsed.number : number.replaceAll(/[^\d*#]/g, '');
};

/** As people of the country write it; unchanged where it is no number of any country. */
export const writtenNumber = (number: string): string => {
  const parsed = parsePhoneNumberFromString(number, COUNTRY);
  if (parsed?.isPossible() !== true) return number;
  return parsed.country === COUNTRY ? parsed.formatNational() : parsed.formatInternational();
};
