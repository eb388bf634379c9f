import type { OperationName } from '../../shared/ipc/contract.ts';
import type { Topic } from '../../shared/ipc/events.ts';

/** What an answer rests on: when one of its topics changes, it is asked for again. */
export const topicsOf: Readonly<Partial<Record<OperationName, readonly Topic[]>>> = {
  'workspace.get': ['workspace', 'runs', 'outbox'],
  'mismatch.counts': ['mismatches'],
  'mismatch.sends': ['mismatches'],
  'view.list': ['workspace'],
  'mismatch.get': ['mismatches', 'outbox'],
  'mismatch.preview': ['mismatches'],
  'cause.list': ['causes', 'mismatches'],
  // A mapping is tried on its cases: looked at anew when the causes were, not at each decision.
  'cause.get': ['causes', 'mapping'],
  'cause.of': ['causes'],
  'suggestion.why': ['mismatches'],
  // Counted anew when a run has ended: it looks at every customer.
  'shelf.counts': ['workspace', 'mapping'],
  'shelf.values': ['workspace', 'mapping'],
  'shelf.page': ['workspace', 'mapping'],
  'run.page': ['runs'],
  'run.get': ['runs', 'outbox'],
  // Counted anew when a run has ended, not while it goes on: it is a look at everything.
  'job.standing': ['workspace'],
  'job.plan': ['workspace'],
  'policy.list': ['workspace', 'mismatches'],
  // A look at every open case: when a run has ended, and when a bound was changed.
  'policy.outlook': ['workspace'],
  'policy.opt-outs': ['workspace', 'mismatches'],
  'run.timeline': ['runs'],
  // Counted anew when a run has ended, not while it goes on: it looks at every table.
  'cost.forecast': ['workspace'],
  'job.health': ['workspace'],
  'run.troubles': ['runs'],
  'run.imports': ['runs', 'outbox'],
  'call.budget': ['runs'],
  'campaign.page': ['workspace', 'runs'],
  'campaign.audience': ['workspace', 'mismatches'],
  'campaign.find-audiences': ['workspace'],
  'change.page': ['outbox'],
  'change.counts': ['outbox'],
  'change.get': ['outbox', 'audit'],
  'audit.page': ['audit'],
  'connection.list': ['connections'],
  'vault.status': ['connections'],
  'backup.list': ['workspace'],
  'desk.get': ['workspace', 'connections'],
  'handover.preview': ['mismatches', 'workspace'],
  'mapping.get': ['mapping', 'workspace'],
  'mapping.field-names': ['mapping'],
  'mapping.erp-fields': ['mapping', 'workspace'],
  'mapping.preview': ['mapping', 'workspace'],
  'mapping.reach': ['mapping', 'workspace'],
  // A look at every record of the catalogue: when a run has ended.
  'mapping.catalogue-fields': ['workspace'],
  'mapping.versions': ['mapping'],
  'schedule.get': ['runs', 'connections', 'workspace'],
  'product.candidates': ['mismatches', 'workspace'],
  'product.verdicts': ['mismatches', 'workspace'],
};
