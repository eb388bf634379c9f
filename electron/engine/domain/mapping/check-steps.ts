import type { FieldType } from '../../../../shared/domain/fields.ts';
import type { CustomerRule, DataFieldType } from '../../../../shared/domain/mapping-document.ts';
import type { MappingProblem } from '../../../../shared/domain/mapping-report.ts';
import type { Transform } from '../../../../shared/domain/transform.ts';
import { ruleWords, ruleWordsFirst } from './field-words.ts';
import { type FieldReading, heldType } from './reading.ts';
import { typeAfter } from './steps.ts';

/** What has to be settled about the steps and the master of one field. */
export const checkSteps = (rule: CustomerRule, reading: FieldReading): readonly MappingProblem[] => [
  ...checkEmail(rule),
  ...rule.steps.flatMap((step, place) => checkStep(rule, step, place)),
  ...checkFit(rule, reading),
  ...checkMaster(rule),
];

const about = ({ field, target }: CustomerRule) =>
  ({ severity: 'must', area: 'customers', field, dataField: target?.name ?? null, remedies: [] }) as const;

/** The address is who the contact is: it is tidied and put in small letters anyway, and no machine builds another. */
const checkEmail = (rule: CustomerRule): readonly MappingProblem[] => {
  if (rule.field !== 'email') return [];
  const isTouched = rule.steps.some((step) => step.do !== 'trim' && !(step.do === 'case' && step.to === 'lower'));
  if (!isTouched && rule.target === null && rule.master === 'erp') return [];
  const sentence =
    'It is the identifier of the contact, mastered by the ERP, and is sent trimmed and in lower case. It goes to no data field.';
  return [{ ...about(rule), code: 'email-cannot-go', title: 'The email stays the identifier', sentence }];
};

/** What each step can be given. */
const takes: Readonly<Partial<Record<Transform['do'], readonly FieldType[]>>> = {
  date: ['date', 'text'],
  e164: ['phone', 'text'],
  country: ['country', 'text'],
  number: ['number', 'text'],
};

const checkStep = (rule: CustomerRule, step: Transform, place: number): readonly MappingProblem[] => {
  const before = typeAfter(rule.steps.slice(0, place), heldType(rule));
  if (takes[step.do]?.includes(before) === false) {
    const sentence = `Step ${place + 1} reads a ${step.do === 'e164' ? 'phone number' : step.do}, and what comes to it is a ${before}.`;
    return [{ ...about(rule), code: 'step-does-not-fit', title: `A step does not fit ${ruleWords(rule)}`, sentence }];
  }
  if (step.do !== 'look-up') return [];
  const froms = step.table.map(({ from }) => from.trim().toLowerCase());
  const again = step.table.find(({ from }, at) => froms.indexOf(from.trim().toLowerCase()) !== at);
  if (again === undefined) return [];
  const sentence = `“${again.from}” stands in the table more than once; only the first would count.`;
  return [
    { ...about(rule), code: 'step-does-not-fit', title: `The table of ${ruleWords(rule)} is not clear`, sentence },
  ];
};

/** As Dotdigital gives it back: 1.50 would be read back as 1.5, and never be what was written. */
const plainNumber = /^(0|-?[1-9]\d{0,13}|-?(0|[1-9]\d{0,5})\.\d{0,8}[1-9])$/;

const fits: Readonly<Record<DataFieldType, (type: FieldType, last: Transform | undefined) => boolean>> = {
  String: () => true,
  Numeric: (type, last) => type === 'number' || isTableOf(last, plainNumber),
  Date: (type) => type === 'date',
  Boolean: (_type, last) => isTableOf(last, /^(true|false)$/),
};

const isTableOf = (step: Transform | undefined, shape: RegExp): boolean =>
  step?.do === 'look-up' && step.otherwise === 'empty' && step.table.every(({ to }) => to === '' || shape.test(to));

const wanted: Readonly<Record<DataFieldType, string>> = {
  String: 'text',
  Numeric: 'a plain number without needless zeros',
  Date: 'a day',
  Boolean: 'true or false',
};

const checkFit = (rule: CustomerRule, { type }: FieldReading): readonly MappingProblem[] => {
  const { target, field, steps } = rule;
  if (target === null || fits[target.type](type, steps.at(-1))) return [];
  const sentence = `${target.name} is ${target.type} and takes ${wanted[target.type]}; ${ruleWords(rule)} comes out of its steps as ${type}.`;
  const remedies = [
    { do: 'send-as-text', field },
    { do: 'map-elsewhere', field },
  ] as const;
  return [
    {
      ...about(rule),
      code: 'value-does-not-fit',
      title: `${ruleWordsFirst(rule)} does not fit ${target.name}`,
      sentence,
      remedies,
    },
  ];
};

/** What Dotdigital is right about is written into the ERP as it stands there: no step can be walked backwards. */
const checkMaster = (rule: CustomerRule): readonly MappingProblem[] => {
  if ('source' in rule && rule.source.from === 'orders' && rule.master !== 'erp')
    return [
      {
        ...about(rule),
        code: 'figure-needs-erp',
        title: `${ruleWordsFirst(rule)} is the ERP's`,
        sentence: 'It is worked out from the orders of the ERP, so no other system can be right about it.',
      },
    ];
  if (rule.master !== 'dotdigital' || rule.steps.every(({ do: what }) => what === 'trim')) return [];
  const sentence =
    'A field that Dotdigital masters goes back into the ERP as it is; take its steps off, or let the ERP master it.';
  return [
    { ...about(rule), code: 'master-needs-plain', title: `${ruleWordsFirst(rule)} cannot be walked back`, sentence },
  ];
};
