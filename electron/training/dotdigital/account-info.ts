import type { Clock } from '../clock.ts';
import type { Answer } from '../server/http.ts';
import type { Switches } from './switches.ts';

const ACCOUNT_ID = 215_001;

const property = (name: string, type: string, value: string | number) => ({ name, type, value: String(value) });

/** The calls about the account itself (contract dotdigital 1 [C]); every value is a string. */
export const createAccountCalls = (clock: Clock, switches: Switches, base: () => string, calls: () => number) => ({
  info: (): Answer => ({
    status: 200,
    body: {
      id: ACCOUNT_ID,
      properties: [
        property('Name', 'String', 'Northbank Apparel'),
        property('MainEmail', 'String', 'marketing@northbank.example'),
        property('MainMobilePhoneNumber', 'String', ''),
        property('APILocale', 'String', 'en-GB'),
        property('ApiEndpoint', 'String', switches.apiEndpointSlash ? `${base()}/` : base()),
        property('ApiCallsInLastHour', 'Int', calls()),
        property('ApiCallsRemaining', 'Int', Math.max(0, switches.callsPerHour - calls())),
        property('AvailableEmailSendsCredits', 'Int', 250_000),
        property('AvailableSmsSendsCredits', 'Int', 0),
        property('PremiumWalletBalance', 'Decimal', '0.00'),
        property('ListManagedUsers', 'String', ''),
        property('CampaignEmailMtaPool', 'String', ''),
        property('CurrencyCode', 'String', 'GBP'),
        property('TimeZoneIana', 'String', 'Europe/London'),
        property('ShowClock', 'Boolean', 'False'),
      ],
    },
  }),
  /** A space instead of T, and microseconds (contract dotdigital 1 [C]). */
  serverTime: (): Answer => ({
    status: 200,
    body: new Date(clock()).toISOString().replace('T', ' ').replace('Z', '000+00:00'),
  }),
});
