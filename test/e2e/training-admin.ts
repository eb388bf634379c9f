import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

export type Side = 'erp' | 'dotdigital';

const urlsSchema = z.strictObject({ erp: z.url(), dotdigital: z.url() });

/** What makes the training servers of a launch open their admin ports, in a world that is quick to read. */
export const adminEnv = (customers = 200) => ({
  CONCORD_TRAINING_ADMIN: 'admin-token-of-a-test',
  CONCORD_TRAINING_CUSTOMERS: String(customers),
});

/** Asks an admin port of the training servers that run on this data folder; with a body it is a POST. */
export const askAdmin = async (userData: string, side: Side, call: string, body?: unknown): Promise<unknown> => {
  // Read each time: the ports change with every start.
  const urls = urlsSchema.parse(JSON.parse(readFileSync(path.join(userData, 'training/admin.json'), 'utf8')));
  const answer = await fetch(`${urls[side]}${call}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${adminEnv().CONCORD_TRAINING_ADMIN}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${call} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
};

/** How many writes arrived for one contact. */
export const writesTo = async (userData: string, contactId: number): Promise<number> =>
  z.array(z.unknown()).parse(await askAdmin(userData, 'dotdigital', `/writes?recordId=${contactId}`)).length;

/** How many requests are held at the simulated Dotdigital. */
export const heldRequests = async (userData: string): Promise<number> =>
  z.looseObject({ held: z.number() }).parse(await askAdmin(userData, 'dotdigital', '/state')).held;

/** The user and secret that a side was started with. */
export const credentialsOf = async (userData: string, side: Side) =>
  z.strictObject({ user: z.string(), secret: z.string() }).parse(await askAdmin(userData, side, '/credentials'));
