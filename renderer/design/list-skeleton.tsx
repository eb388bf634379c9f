import { Skeleton } from './skeleton.tsx';

type Props = {
  readonly className: string;
  readonly rowClassName: string;
  /** How wide the first line of each row is, in percent, each another; the second is shorter. */
  readonly widths: readonly number[];
};

/** A list that is being read: two lines to a row. */
export const ListSkeleton = ({ className, rowClassName, widths }: Props) => (
  <div className={className} aria-busy="true">
    {widths.map((width) => (
      <div key={width} className={rowClassName}>
        <Skeleton width={`${width}%`} />
        <Skeleton width={`${width - 20}%`} height={10} />
      </div>
    ))}
  </div>
);
