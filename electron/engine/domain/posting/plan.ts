import type { ChangeSet } from '../../../../shared/domain/change.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import type { PostedOrder } from '../../../../shared/domain/posting.ts';
import type { PostingEvidence } from '../../../../shared/domain/posting-evidence.ts';
import { hashTexts } from '../normalise/hash.ts';
import { type Plan, type PlanRequest, refused, steps } from '../resolve/plan.ts';
import { waitSentence } from './sentence.ts';

/** How a person may post an order that would be refused: the words of `keep` in an approval. */
export const postingChoices = ['with-fix', 'as-it-stands'] as const;

/** The longest external id that the contract allows (contract erp-cloud 9.3). */
const externalIdLength = 35;

/** The posting of a marketing order; with what is offered against the reasons, unless it is wanted as it stands. */
export const planPosting = ({ evidence, keep }: PlanRequest): Plan => {
  const { posting } = evidence;
  if (posting === undefined) return refused('The ERP has this order by now, or it is no longer in Dotdigital.');
  const changeSet = creatingOf(posting, keep === 'as-it-stands' ? keep : 'with-fix');
  if (changeSet !== null) return steps(changeSet);
  return refused(posting.waits[0] === undefined ? cannot : `${waitSentence(posting.waits[0])} ${cannot}`);
};

/** The change that posts an order; null where something that every order needs is not known. */
export const creatingOf = (posting: PostingEvidence, how: (typeof postingChoices)[number]): ChangeSet | null => {
  const order = how === 'as-it-stands' ? posting.asItStands : (posting.withFix ?? posting.asItStands);
  return order === null || posting.customer === null || posting.contactId === null
    ? null
    : creating(posting, posting.customer.id, posting.contactId, order);
};

const cannot = 'It cannot be posted like that.';

const creating = (posting: PostingEvidence, customerId: string, contactId: number, order: PostedOrder): ChangeSet => ({
  v: 1,
  operation: 'sales-order.create',
  contactId,
  customerId,
  externalId: externalIdOf(posting.key),
  recordHash: posting.recordHash,
  order,
});

/** The same record always has the same one: the ERP takes a second order under it for the first. */
export const externalIdOf = (key: string): string =>
  key.length <= externalIdLength ? key : `${key.slice(0, 20)}:${(hashTexts([key], 1) >>> 0).toString(36)}`;

/** The choice of a person about a marketing order, where there is one. */
export const postingChoiceOf = ({ posting }: Evidence) => {
  if (posting === undefined || posting.asItStands === null || posting.withFix === null) return null;
  const { asItStands, withFix } = posting;
  return {
    proposed: postingChoices[0],
    choices: [
      { value: postingChoices[0], label: 'With the fix', detail: fixDetail(asItStands, withFix) },
      {
        value: postingChoices[1],
        label: 'As it stands',
        detail: `dated ${asItStands.postingDate} · the ERP may refuse it`,
      },
    ],
  };
};

const fixDetail = (asItStands: PostedOrder, withFix: PostedOrder): string =>
  [
    ...(asItStands.postingDate === withFix.postingDate
      ? []
      : [`posted on ${withFix.postingDate}, sold on ${asItStands.postingDate}`]),
    ...(['discount', 'delivery'] as const).flatMap((name) =>
      asItStands[name] === withFix[name] ? [] : [`${name} ${withFix[name]} instead of ${asItStands[name]}`],
    ),
    `total ${withFix.total} and tax ${withFix.tax} as sold`,
  ].join(' · ');
