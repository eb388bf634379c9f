import { Fragment } from 'react';

/** A text that may be broken behind an @, so that a long address does not break within a word. */
export const Breakable = ({ text }: { readonly text: string }) => {
  const parts = text.split('@');
  return (
    <>
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other name.
        <Fragment key={index}>
          {index === 0 ? null : (
            <>
              @<wbr />
            </>
          )}
          {part}
        </Fragment>
      ))}
    </>
  );
};
