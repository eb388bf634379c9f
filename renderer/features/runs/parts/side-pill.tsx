import type { System } from '../../../../shared/domain/change.ts';
import { systemText } from '../../../text/change-text.ts';

export const SidePill = ({ system }: { readonly system: System }) => (
  <span className={system === 'erp' ? 'pill erp' : 'pill dd'}>{systemText[system]}</span>
);
