type Props = { readonly sentence: string | null };

/** What was refused, said at once. */
export const Refusal = ({ sentence }: Props) =>
  sentence === null ? null : (
    <p className="notice bad" role="alert">
      {sentence}
    </p>
  );
