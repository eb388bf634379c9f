import { useEffect, useRef } from 'react';
import type { MappingDocument } from '../../../shared/domain/mapping-document.ts';
import { subscribe } from '../../ipc/client.ts';
import { useQuery } from '../../ipc/use-query.ts';
import type { Preview } from '../../text/mapping-text.ts';
import { forgetEdited, noteDerived, useMapping } from './store.ts';

/** The mapping as it is shown: what is edited here before what the engine tells. */
export const useMappingData = () => {
  const { data, error, retry } = useQuery('mapping.get', {});
  const { edited, keptAs, derived } = useMapping();
  const isKept = keptAs !== null && data?.draft?.hash === keptAs;
  useEffect(() => {
    if (isKept) forgetEdited();
  }, [isKept]);
  useEffect(
    () =>
      subscribe('mapping.progressed', ({ lookId, done, total }) => (lookId === null ? noteDerived(done, total) : {})),
    [],
  );
  const document: MappingDocument | undefined = edited ?? data?.draft?.document ?? data?.inForce.document;
  const isSaving = edited !== null && !isKept;
  return {
    data,
    error,
    retry,
    document,
    isSaving,
    deriving: data?.deriving == null ? null : (derived ?? data.deriving),
  };
};

/** What the mapping makes of one customer; the one before it stands until the next has come. */
export const usePreview = (isDraft: boolean): Preview | undefined => {
  const number = useMapping((state) => state.number);
  const { data } = useQuery('mapping.preview', { which: isDraft ? 'draft' : 'in-force', number, step: 'here' });
  const kept = useRef(data);
  if (data !== undefined) kept.current = data;
  return kept.current;
};
