/** The address of a path under the base address. A path that leads to another host is a bug: it would take the token there. */
export const ownAddress = (baseUrl: string, path: string): string => {
  const address = `${baseUrl.replace(/\/+$/, '')}${path}`;
  if (!path.startsWith('/') || !isOwnAddress(address, baseUrl)) throw new Error('the path leads to a foreign host');
  return address;
};

/**
 * Whether a link that the remote named (`nextLink`, `Location`) stays on the configured host: same scheme, host and port,
 * and no user of its own (contract erp-cloud 6 rule 7). A link without a host stays.
 */
export const isOwnAddress = (link: string, baseUrl: string): boolean => {
  if (!URL.canParse(link, baseUrl)) return false;
  const { origin, username, password } = new URL(link, baseUrl);
  return origin === new URL(baseUrl).origin && username === '' && password === '';
};
