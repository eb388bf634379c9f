import { valueIn } from '../../../shared/domain/fields.ts';
import type { Mapping } from '../../../shared/domain/mapping-document.ts';
import type { MirrorContact, MirrorCustomer } from '../../../shared/domain/mirror.ts';
import { failure } from '../../../shared/errors.ts';
import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { countReach } from '../domain/mapping/reach.ts';
import {
  comparedOfCustomer,
  type FieldReading,
  fieldsRead,
  readingOf,
  sentForm,
  sentText,
} from '../domain/mapping/reading.ts';
import { contactRow, customerRow, partsOfContact, partsOfCustomer } from '../domain/normalise/derive.ts';
import { problemSentence } from '../domain/resolve/problem-sentence.ts';
import { mappingOfContact, whileDeriving } from '../flows/derive-again.ts';
import { todayOf } from '../flows/flow-deps.ts';
import { labelOf } from '../flows/judge-pair.ts';
import { lookAtCatalogue } from '../flows/look-at-catalogue.ts';
import { documentHash } from '../flows/mapping-check.ts';
import { figuresOf } from '../flows/order-figures.ts';
import { whatIf } from '../flows/what-if.ts';
import type { HandlerDeps } from './handler-deps.ts';

type Operation =
  | 'mapping.preview'
  | 'mapping.catalogue-fields'
  | 'mapping.reach'
  | 'mapping.what-if'
  | 'mapping.stop-what-if';

/** Progress is told at most so often (ms). */
const tellEveryMs = 100;

/** Looks at what a mapping makes of the mirror; nothing is written and nothing called. */
export const mappingLookHandlers = (deps: HandlerDeps): Pick<Handlers<'engine'>, Operation> => {
  const { stores, clock, emit } = deps;
  const looks = new Map<string, AbortController>();
  const drafted = (): Result<Mapping> => {
    const draft = stores.mappings.draft();
    return draft === null
      ? err(failure('decision.not-possible', 'There is no draft.'))
      : ok({ version: stores.mappings.inForce().version + 1, document: draft.document });
  };
  return {
    'mapping.preview': ({ which, number, step }) => {
      const mapping = which === 'draft' ? drafted() : ok(stores.mappings.inForce());
      if (!mapping.ok) return mapping;
      const rid = stores.mirror.nearNumber(number ?? '', step);
      const customer = rid === null ? null : stores.mirror.customer(rid);
      if (customer === null) return ok({ customer: null, rows: [] });
      return ok({
        customer: { number: customer.number, label: labelOf(customer) },
        rows: previewRows(deps, customer, mapping.value),
      });
    },
    'mapping.catalogue-fields': async () => ok(await lookAtCatalogue(deps)),
    'mapping.reach': () => {
      const counting = countReach();
      for (const tally of stores.mirror.customerTallies()) counting.add(tally, tally.count);
      return ok(counting.reach());
    },
    'mapping.what-if': async ({ lookId }) => {
      const draft = drafted();
      if (!draft.ok) return draft;
      // Rows of two mappings would be counted as if they were of one.
      const deriving = whileDeriving(stores);
      if (deriving !== null) return err(deriving);
      const abort = new AbortController();
      looks.get(lookId)?.abort('replaced');
      looks.set(lookId, abort);
      const startedAt = clock.wallNow();
      let toldAt = startedAt;
      const counted = await whatIf(deps, draft.value, abort.signal, (done, total) => {
        if (clock.wallNow() - toldAt < tellEveryMs) return;
        toldAt = clock.wallNow();
        emit({ name: 'mapping.progressed', payload: { lookId, done, total } });
      });
      if (looks.get(lookId) === abort) looks.delete(lookId);
      if (!counted.ok) return counted;
      const tookMs = Math.max(0, Math.round(clock.wallNow() - startedAt));
      return ok({ draft: documentHash(stores, draft.value.document), ...counted.value, tookMs });
    },
    'mapping.stop-what-if': ({ lookId }) => {
      const look = looks.get(lookId);
      look?.abort('operator-cancels');
      return ok({ stopped: look !== undefined });
    },
  };
};

const previewRows = ({ stores, clock }: HandlerDeps, customer: MirrorCustomer, mapping: Mapping) => {
  const today = todayOf(clock);
  const inForce = stores.mappings.inForce();
  // What a draft adds is no part of the row, which stands as the mapping in force reads it.
  const figures = figuresOf(stores, customer.number, mapping.document);
  const shown = customerRow(partsOfCustomer(customer), today, mapping, figures);
  const contact = contactOf(stores, customer, mapping, today);
  const [reads, held] = [readingOf(mapping.document), readingOf(inForce.document)];
  return fieldsRead(mapping.document).map((field) => {
    const reading = reads[field];
    const read = comparedOfCustomer(reading, shown.values, today);
    const sent = reading.isCompared ? sentOf(reading, shown, today) : null;
    const before = held[field].isCompared ? sentOf(held[field], customer, today) : null;
    const isMoved = reading.rule.target?.name !== held[field].rule.target?.name;
    return {
      field,
      held: valueIn(shown.values, field),
      contact: contact === null ? null : valueIn(contact.values, field),
      sent,
      state: !reading.isCompared
        ? ('not-sent' as const)
        : !read.ok
          ? ('malformed' as const)
          : sent === null
            ? ('empty' as const)
            : ('sent' as const),
      sentence: read.ok ? null : problemSentence(read.problem),
      isChanged: sent !== before || (isMoved && sent !== null),
    };
  });
};

const sentOf = (reading: FieldReading, { values }: MirrorCustomer, today: string): string | null => {
  const sent = sentText(reading, values);
  return sent.ok ? sentForm(reading, sent.value, { country: values.country, today }) : null;
};

/** The customer's first contact as this mapping reads it; null without one. */
const contactOf = (
  stores: HandlerDeps['stores'],
  { number }: MirrorCustomer,
  mapping: Mapping,
  today: string,
): MirrorContact | null => {
  const key = stores.mirror.contactKeysOf(number).find(({ method }) => method !== null);
  const row = key === undefined ? null : stores.mirror.contact(key.rid);
  return row === null ? null : contactRow(partsOfContact(row, mappingOfContact(stores, row.rid)), today, mapping);
};
