import type { Action } from '../../actions/action.ts';
import { mappingText } from '../../text/mapping-text.ts';
import { showMappingDialog, stepCustomer, useMapping } from './store.ts';
import { countChanges } from './what-if.ts';

const group = mappingText.title;

/** What can be done on the Mapping screen by a key. */
export const mappingActions = (hasDraft: boolean, mayPut: boolean): readonly Action[] => {
  const hasPreview = (): boolean => useMapping.getState().area === 'customers';
  return [
    {
      id: 'next-customer',
      label: mappingText.next,
      keys: ['j'],
      keyText: 'J',
      group,
      mayRepeat: true,
      when: hasPreview,
      run: () => void stepCustomer('next'),
    },
    {
      id: 'previous-customer',
      label: mappingText.previous,
      keys: ['k'],
      keyText: 'K',
      group,
      mayRepeat: true,
      when: hasPreview,
      run: () => void stepCustomer('previous'),
    },
    {
      id: 'count-changes',
      label: 'Count what the draft changes',
      keys: ['w'],
      keyText: 'W',
      group,
      when: () => hasDraft,
      run: () => void countChanges(),
    },
    {
      id: 'compare-mappings',
      label: 'Compare the draft with what is in force',
      keys: ['c'],
      keyText: 'C',
      group,
      when: () => hasDraft,
      run: () => showMappingDialog({ is: 'compare' }),
    },
    {
      id: 'put-in-force',
      label: 'Put the draft in force',
      keys: ['p'],
      keyText: 'P',
      group,
      when: () => mayPut,
      run: () => showMappingDialog({ is: 'put' }),
    },
  ];
};
