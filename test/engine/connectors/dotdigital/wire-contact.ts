/** A contact as Dotdigital sends it. */
export const wireContact = (changes: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({
  contactId: 7,
  status: 'subscribed',
  created: '2025-01-02T03:04:05Z',
  updated: '2025-02-02T03:04:05Z',
  identifiers: { email: 'anna@shop.test', mobileNumber: null },
  dataFields: { ERP_ID: 'K-1', LOYALTY_POINTS: 12.5, VIP: true, CITY: null },
  channelProperties: { email: { emailType: 'html', optInType: 'single', status: 'subscribed' } },
  consentRecords: [{ text: 'Yes', dateTimeConsented: '2025-01-02T00:00:00Z' }],
  ...changes,
});
