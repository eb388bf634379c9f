import type { Contact, ListMembership } from '../../../../shared/domain/contact.ts';
import { type Failure, failure } from '../../../../shared/errors.ts';
import { err, ok, type Result } from '../../../../shared/result.ts';
import { decimalText } from '../http/parse-json.ts';
import { type WireContact, wireContactSchema } from './wire.ts';

/**
 * A contact off the wire. The email channel's status is asked for and must be there: it is never guessed from the
 * top-level status, which is another thing (contract dotdigital 3.2).
 */
export const contactOf = (raw: unknown): Result<Contact, Failure> => {
  const parsed = wireContactSchema.safeParse(raw);
  if (!parsed.success)
    return unexpected(parsed.error.issues.map((issue) => issue.path.map(String).join('.') || 'record').join(', '));
  const wire = parsed.data;
  const email = wire.channelProperties?.email ?? null;
  if (wire.channelProperties === undefined || wire.channelProperties === null) return unexpected('channelProperties');
  const dataFields: Record<string, string | number | boolean | null> = {};
  for (const [name, value] of Object.entries(wire.dataFields ?? {})) {
    if (typeof value === 'number') {
      const decimal = decimalText(value);
      if (decimal === null) return unexpected(`dataFields.${name} (more digits than a number holds)`);
      dataFields[name.toUpperCase()] = decimal;
    } else dataFields[name.toUpperCase()] = value;
  }
  return ok({
    contactId: wire.contactId,
    status: wire.status,
    createdAt: instantOf(wire.created),
    updatedAt: instantOf(wire.updated),
    email: wire.identifiers.email ?? null,
    mobileNumber: wire.identifiers.mobileNumber ?? null,
    dataFields,
    emailStatus: email?.status ?? null,
    optInType: email?.optInType ?? null,
    consentRecords: (wire.consentRecords ?? []).map((record) => ({
      text: record.text ?? null,
      dateTimeConsented: record.dateTimeConsented ?? null,
      url: record.url ?? null,
      ipAddress: record.ipAddress ?? null,
      userAgent: record.userAgent ?? null,
    })),
    ...(wire.lists == null ? {} : { lists: wire.lists.map(listOf).sort((left, right) => left.id - right.id) }),
  });
};

const listOf = ({ id, name, status }: NonNullable<WireContact['lists']>[number]): ListMembership => ({
  id,
  name: name ?? `list ${id}`,
  status: status.toLowerCase(),
});

/** Date forms vary (contract dotdigital 1); read leniently, UTC where no zone is said, null when unreadable. */
export const instantOf = (text: string | null | undefined): number | null => {
  if (text === null || text === undefined) return null;
  const iso = text.trim().replace(' ', 'T');
  const at = Date.parse(iso.includes('T') && !/(Z|[+-]\d{2}:?\d{2})$/i.test(iso) ? `${iso}Z` : iso);
  return Number.isNaN(at) ? null : at;
};

const unexpected = (where: string): { readonly ok: false; readonly error: Failure } =>
  err(failure('remote.unexpected-shape', `Dotdigital sent a contact that Concord cannot read (${where}).`));
