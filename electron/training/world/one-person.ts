import type { FieldValues } from '../../../shared/domain/fields.ts';
import type { Country } from './places/country.ts';

/** An invented person or company, with all values right, and where they live. */
export type Person = { readonly country: Country; readonly values: FieldValues };
