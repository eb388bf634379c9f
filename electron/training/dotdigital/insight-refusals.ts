import type { Answer } from '../server/http.ts';
import { type Detail, refusal } from './refusals.ts';

/** The refusals of the calls about insight data (contract dotdigital 6.1, 3.4, A3 [C]). */
export const insightBadRequest = (details: readonly Detail[]): Answer =>
  refusal(400, 'insightData:badRequest', 'The request is invalid.', details);

export const insightBadJson = (): Answer => refusal(400, 'insightData:badJson', 'The request JSON is badly formed');

export const invalidCollectionName = (name: string): Answer =>
  refusal(400, 'insightData:invalidId', `The collectionName value '${name}' is invalid`);

export const invalidOwner = (identifier: string, value: string): Answer =>
  refusal(400, 'insightData:invalidId', `The id value '${value}' is invalid for the identifier '${identifier}'`);

export const ownerNotFound = (identifier: string, value: string): Answer =>
  refusal(404, 'insightData:contactNotFound', 'The following contacts could not be found', [
    { item: value, description: `Not found using the identifier '${identifier}'` },
  ]);

export const collectionNotFound = (name: string): Answer =>
  refusal(404, 'insightData:collectionNotFound', 'The collection could not be found', [
    { item: name, description: 'Not found' },
  ]);

export const recordNotFound = (collection: string, key: string): Answer =>
  refusal(404, 'insightData:recordNotFound', 'The Insight data record could not be found', [
    { item: key, description: `Not found in the collection '${collection}'` },
  ]);

export const tooManyCollections = (limit: number): Answer =>
  refusal(412, 'insightData:collectionLimitExceeded', `An account can have ${limit} collections.`);
