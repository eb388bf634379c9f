import { useQuery } from '../ipc/use-query.ts';
import { nameAddedFields } from '../text/names.ts';

/** Keeps what the mapping's added fields are called; what is under the frame is drawn anew with it. */
export const useFieldNames = (): void => {
  const { data } = useQuery('mapping.field-names', {});
  if (data !== undefined) nameAddedFields(data.fields);
};
