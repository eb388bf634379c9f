import type { OutputOf } from '../../shared/ipc/contract.ts';
import { changeResult, changeTitle, isForgotten, recordNoun, systemText, thingName, valueText } from './change-text.ts';
import { exactMoment, grouped } from './format.ts';

type Detail = OutputOf<'change.get'>;
type Attempt = Detail['attempts'][number];

/** An instant without doubt about its zone, to the millisecond. */
const instant = (at: number): string => new Date(at).toISOString();

/** What one call came back with. */
export const answerText = ({ status, outcome, endedAt }: Attempt): string => {
  if (endedAt === null) return 'no answer yet';
  const parts = [status === null ? null : String(status), outcome].filter((part) => part !== null);
  return parts.length === 0 ? 'no answer' : parts.join(' · ');
};

export const purposeText: Readonly<Record<Attempt['purpose'], string>> = { write: 'Write', 'read-back': 'Read back' };

const changed = ({ row }: Detail): readonly string[] =>
  isForgotten(row)
    ? ['  not kept: the person was forgotten']
    : row.lines.map(
        ({ thing, name, before, after }) => `  ${thingName(thing, name)}: ${valueText(before)} -> ${valueText(after)}`,
      );

const sent = ({ row, requests }: Detail): readonly string[] =>
  isForgotten(row) || requests.length === 0
    ? ['  not kept']
    : requests.map(({ method, path, body }) => `  ${method} ${path}${body === null ? '' : `\n  ${body}`}`);

/** JSON with line breaks, so that it can be read; anything else as it is. */
export const prettyBody = (body: string): string => {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
};

/** A change as plain text that can be handed on: who, when, why, what, what was sent, what came back, and the hashes. */
export const proofText = (detail: Detail, workspace: string): string => {
  const { row, reason, attempts, chain } = detail;
  return [
    `Change ${row.entry === null ? row.id : `entry ${grouped(row.entry)}`} in ${workspace}`,
    `About:    ${changeTitle(row)} (${recordNoun(row)}, ${systemText[row.system]})`,
    `Who:      ${row.decidedBy}`,
    `When:     ${exactMoment(row.decidedAt)} (${instant(row.decidedAt)})`,
    `Why:      ${reason ?? 'no reason was written'}; mismatch ${grouped(row.mismatchId)}`,
    `Result:   ${changeResult(row).text}${row.verifiedAt === null ? '' : `, read back at ${instant(row.verifiedAt)}`}`,
    ...(row.sentence === null || isForgotten(row) ? [] : [`          ${row.sentence}`]),
    '',
    'What changed',
    ...changed(detail),
    '',
    attempts.some(({ purpose }) => purpose === 'write') ? 'What was sent' : 'What would be sent',
    ...sent(detail),
    '',
    'What came back',
    ...(attempts.length === 0 ? ['  nothing was sent'] : attempts.map(attemptText)),
    '',
    'Audit chain (SHA-256)',
    ...chain.map(
      ({ seq, at, action, hash, prevHash, agrees }) =>
        `  entry ${grouped(seq)}, ${action}, ${instant(at)}\n    previous ${prevHash}\n    own      ${hash}${agrees ? '' : '\n    DOES NOT AGREE with its content'}`,
    ),
    '',
  ].join('\n');
};

const attemptText = (attempt: Attempt): string =>
  `  ${purposeText[attempt.purpose]}, ${instant(attempt.startedAt)}: ${answerText(attempt)}`;
