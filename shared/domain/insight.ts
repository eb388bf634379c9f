/** A column of a collection's inferred schema (contract dotdigital 6.4 [C]): numbers are FLOAT, ISO dates TIMESTAMP. */
export type Column = {
  readonly name: string;
  readonly type: string;
  readonly isRepeated: boolean;
  readonly columns: readonly Column[];
};
