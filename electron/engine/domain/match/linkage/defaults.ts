import type { Level } from './levels.ts';
import type { FieldName } from './person.ts';

/**
 * What is believed before any record was seen. Each row: how often two records of one person show a level, from 1 (differs) to 7 (the
 * same), among those where both have a value. It stands for `faith` pairs, so that a few hundred records outweigh it.
 */
export const believedSame: Readonly<Record<FieldName, readonly number[]>> = {
  firstName: [0.05, 0.02, 0.03, 0.06, 0.02, 0.06, 0.76],
  lastName: [0.06, 0, 0.03, 0.06, 0, 0.03, 0.82],
  birthDate: [0.04, 0.01, 0.02, 0, 0.05, 0.02, 0.86],
  email: [0.2, 0.03, 0.03, 0.05, 0.05, 0.04, 0.6],
  phone: [0.2, 0, 0.02, 0, 0.04, 0, 0.74],
  street: [0.14, 0.02, 0.03, 0.04, 0.05, 0.12, 0.6],
  street2: [0.25, 0, 0.05, 0, 0.15, 0, 0.55],
  city: [0.12, 0, 0.04, 0, 0.09, 0, 0.75],
  postcode: [0.12, 0, 0.04, 0, 0.08, 0, 0.76],
  region: [0.08, 0, 0, 0, 0.02, 0, 0.9],
  company: [0.15, 0, 0.07, 0, 0.08, 0, 0.7],
  identifier: [0.06, 0, 0, 0.02, 0.05, 0, 0.87],
  orders: [0.2, 0, 0, 0, 0, 0.4, 0.4],
};

/** The same for records of two people taken at random. */
export const believedOther: Readonly<Record<FieldName, readonly number[]>> = {
  firstName: [0.975, 0.005, 0.008, 0.003, 1e-5, 0.002, 0.007],
  lastName: [0.99, 0, 0.006, 0.002, 0, 0.0005, 0.0015],
  birthDate: [0.98, 0.015, 0.003, 0, 0.0015, 2e-5, 5e-5],
  email: [0.997, 0.002, 5e-4, 3e-4, 3e-5, 1e-6, 1e-6],
  phone: [0.9999, 0, 1e-5, 0, 1e-6, 0, 1e-6],
  street: [0.98, 0.015, 0.003, 0.001, 1e-4, 1e-5, 1e-6],
  street2: [0.99, 0, 0.008, 0, 0.001, 0, 0.001],
  city: [0.98, 0, 0.005, 0, 0.002, 0, 0.013],
  postcode: [0.99, 0, 0.008, 0, 0.001, 0, 5e-4],
  region: [0.85, 0, 0, 0, 0.001, 0, 0.149],
  company: [0.99, 0, 0.006, 0, 0.001, 0, 5e-4],
  identifier: [0.9999, 0, 0, 1e-5, 1e-6, 0, 1e-6],
  orders: [0.99999, 0, 0, 0, 0, 1e-6, 1e-7],
};

/** How many pairs of one person, and how many of two, the beliefs stand for. */
export const faith = 8;

/**
 * How many pairs of two people stand behind the chance agreement of a field that few records know: who shares an order may be all that
 * is known of orders, and must not teach that strangers do.
 */
export const otherFaith: Readonly<Partial<Record<FieldName, number>>> = { orders: 10_000 };

/**
 * Two people who share a home or an office: how much of a field they share as if they were one, from 0 (as strangers) to 1 (as
 * one person). What a family shares can then never link its members, however much of it agrees.
 */
export const sharedByHousehold: Readonly<Record<FieldName, number>> = {
  firstName: 0.005,
  lastName: 0.6,
  birthDate: 0.03,
  email: 0.7,
  phone: 0.7,
  street: 0.9,
  street2: 0.9,
  city: 0.95,
  postcode: 0.95,
  region: 0.97,
  company: 0.6,
  identifier: 0.001,
  orders: 0.01,
};

/** Believed: people of one household for each record, and how many records that belief stands for. */
export const householdsPerRecord = 0.25;
export const householdFaith = 30;

/**
 * Between these shares lies how often a field differs altogether although it is one person. Without the upper bounds, a set without
 * duplicates would teach that people of one name are one person whose everything else differs. Without a lower one for first names
 * (second names, names taken on, pet names that no list has), every such pair would be explained as two people of one household.
 */
export const differsBetween: Readonly<Record<FieldName, readonly [least: number, most: number]>> = {
  firstName: [0.06, 0.2],
  lastName: [0.01, 0.25],
  birthDate: [0.005, 0.35],
  email: [0.02, 0.9],
  phone: [0.02, 0.8],
  street: [0.02, 0.5],
  street2: [0.05, 0.5],
  city: [0.02, 0.4],
  postcode: [0.02, 0.4],
  region: [0.01, 0.3],
  company: [0.02, 0.6],
  identifier: [0.005, 0.3],
  orders: [0.15, 0.6],
};

/** The same as `believedOther` where the field agrees that this one depends on, if it is believed to be another matter then. */
export const believedNear: Readonly<Partial<Record<FieldName, readonly number[]>>> = {
  email: [0.94, 0.01, 0.02, 0.02, 0.0095, 0.0003, 0.0002],
};

/** The same as `believedSame` where the field differs that this one depends on: who moved house has another postcode, street and city. */
export const believedFar: Readonly<Partial<Record<FieldName, readonly number[]>>> = {
  street: [0.65, 0.02, 0.03, 0.04, 0.05, 0.06, 0.15],
  street2: [0.6, 0, 0.05, 0, 0.1, 0, 0.25],
  city: [0.5, 0, 0.04, 0, 0.06, 0, 0.4],
  region: [0.2, 0, 0, 0, 0.02, 0, 0.78],
};

/**
 * The field on whose agreement a field's chance agreement depends: a postcode already tells the city, and people of one name make
 * up addresses that are alike.
 */
export const dependsOn: Readonly<Partial<Record<FieldName, FieldName>>> = {
  email: 'lastName',
  street: 'postcode',
  city: 'postcode',
  region: 'postcode',
  street2: 'street',
};

/** From which level on of the field that it depends on, where that is not 5: postcodes of one area tell the city as well. */
export const nearFrom: Readonly<Partial<Record<FieldName, Level>>> = { city: 3, region: 3 };
