import type { InsightSwitches } from './insight-switches.ts';

export const scopes = ['account', 'contact'] as const;
export type Scope = (typeof scopes)[number];

/** What a collection holds (contract dotdigital 6.1 [C]). */
const collectionTypes = [
  'cartInsight',
  'catalog',
  'consentInsight',
  'custom',
  'easyEditorExtensions',
  'nostoEmailCampaigns',
  'orders',
  'productCategories',
  'webInsight',
  'wishList',
] as const;

const NAME = /^[-A-Za-z_][-A-Za-z0-9_]{1,255}$/;

/** Whether a collection may be called that (contract dotdigital 6.1 [C]). */
export const isCollectionName = (name: string): boolean => NAME.test(name);

export const isScope = (text: string | null): text is Scope => text === 'account' || text === 'contact';

/** The type as it is written, or null when there is none such; its case matters only where it is switched to [I]. */
export const typeNamed = (text: string | null, { collectionTypeCase }: InsightSwitches): string | null => {
  if (text === null) return null;
  const isSame = (type: string): boolean =>
    collectionTypeCase === 'insensitive' ? type.toLowerCase() === text.toLowerCase() : type === text;
  return collectionTypes.find(isSame) ?? null;
};

/** What a collection that v2 makes without naming a type is taken to hold [I]. */
export const typeByName = (name: string): string => {
  if (/^orders$/i.test(name)) return 'orders';
  return /^catalog_/i.test(name) ? 'catalog' : 'custom';
};
