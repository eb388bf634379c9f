import type { ReactNode } from 'react';

type Props = { readonly title: string; readonly children?: ReactNode };

/** A screen or pane that has nothing to list: what that means, and what can be done. */
export const State = ({ title, children }: Props) => (
  <div className="state">
    <h2>{title}</h2>
    {children}
  </div>
);
