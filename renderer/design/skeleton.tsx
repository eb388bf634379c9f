type Props = { readonly width: number | string; readonly height?: number };

/** A place that is being filled; says nothing to a screen reader. */
export const Skeleton = ({ width, height = 12 }: Props) => (
  <span className="skeleton" aria-hidden="true" style={{ width, height }} />
);
