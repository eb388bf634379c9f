import type { Customer } from '../../../shared/domain/customer.ts';
import type { Mapping } from '../../../shared/domain/mapping-document.ts';
import type { Result } from '../../../shared/result.ts';
import type { Versioned } from '../connectors/connector.ts';
import type { ErpHealth, ErpInspector } from '../connectors/inspector.ts';
import { clockFound } from './clock-step.ts';
import { customerRows } from './sample.ts';
import { type Found, failedBy, fine, type Row, reachStep, type Step, wrong } from './steps.ts';

export type LookRequest = {
  readonly host: string;
  readonly today: string;
  readonly signal: AbortSignal;
  readonly mapping: Mapping;
};

/** The five steps for an ERP behind the flow contract (contract erp-cloud 9.3). */
export const erpSteps = (inspector: ErpInspector, { host, today, signal, mapping }: LookRequest): readonly Step[] => {
  let health: ErpHealth | null = null;
  let customer: Result<Versioned<Customer> | null> | null = null;
  return [
    reachStep(host, () => inspector.reach(signal)),
    {
      step: 'authenticate',
      look: async () => {
        const asked = await inspector.health(signal);
        if (!asked.ok) return failedBy(asked.error);
        health = asked.value;
        const flow = health.flow === null ? '' : `, flow ${health.flow}`;
        return fine(`${health.product}, company ${health.company}${flow}.`);
      },
    },
    {
      step: 'permissions',
      look: async () => {
        customer = await inspector.oneCustomer(signal);
        return permissionsFound(health, customer);
      },
    },
    { step: 'clock', look: async () => clockFound('The ERP', health?.skew ?? null) },
    {
      step: 'sample',
      look: async () => {
        if (customer?.ok !== true || customer.value === null) return fine('The ERP has no customer yet to show.');
        return fine(
          `Customer ${customer.value.value.number} through the mapping.`,
          customerRows(customer.value, today, mapping),
        );
      },
    },
  ];
};

const permissionsFound = (health: ErpHealth | null, customer: Result<unknown>): Found => {
  const reads = customer.ok && health?.entities.includes('customers') === true;
  const updates = health?.writes.includes('updateRecord') === true;
  const rows: readonly Row[] = [
    { name: 'Customers', first: 'read', second: reads ? 'read' : 'read missing', isFine: reads },
    { name: 'Changes to customers', first: 'update', second: updates ? 'update' : 'update missing', isFine: updates },
  ];
  if (!customer.ok) return wrong(customer.error.sentence, rows);
  if (!reads) return wrong('The flow does not offer customers; add them to its entities.', rows);
  if (!updates) return wrong('The flow does not take changes to records; add updateRecord to what it writes.', rows);
  return fine('Customers can be read and changed.', rows);
};
