import { createRandom } from '../world/random.ts';
import type { StoredCampaign } from './campaigns-store.ts';

export type Link = { readonly url: string; readonly keyword: string };

const SHOP = 'https://shop.northbank.example';

const places = [
  'new-in',
  'coats',
  'knitwear',
  'shirts',
  'trousers',
  'dresses',
  'footwear',
  'accessories',
  'outlet',
  'stores',
] as const;

/** The links in a campaign's mail: to the offer, and to three parts of the shop. */
export const linksOf = ({ id }: Pick<StoredCampaign, 'id'>, seed: number): readonly Link[] => {
  const random = createRandom(seed, `links:${id}`);
  const first = random.below(places.length);
  const parts = [0, 1, 2].map((step) => places[(first + step * 3) % places.length] ?? places[0]);
  const tag = `utm_source=email&utm_campaign=${id}`;
  return [
    { url: `${SHOP}/offers/${id}?${tag}`, keyword: 'offer' },
    ...parts.map((part) => ({ url: `${SHOP}/${part}?${tag}`, keyword: part })),
  ];
};

/** The mail itself, as it was written in the account. */
export const contentOf = (campaign: Pick<StoredCampaign, 'id' | 'subject'>, seed: number) => {
  const links = linksOf(campaign, seed);
  const anchors = links.map(({ url, keyword }) => `<p><a href="${url}">${keyword}</a></p>`).join('');
  return {
    htmlContent: `<html><body><h1>${campaign.subject}</h1>${anchors}<p><a href="http://$UNSUB$">Unsubscribe</a></p></body></html>`,
    plainTextContent: `${campaign.subject}\n\n${links.map(({ url }) => url).join('\n')}\n\nUnsubscribe: $UNSUB$`,
  };
};
