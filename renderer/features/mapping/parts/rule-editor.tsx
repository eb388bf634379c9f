import {
  type Eligibility,
  type MappingDocument,
  type OrderRule,
  orderChannels,
  orderStatuses,
} from '../../../../shared/domain/mapping-document.ts';
import { channelText, orderStatusText, type RuleName, ruleText } from '../../../text/rule-text.ts';
import { edit } from '../store.ts';
import { Names, Tick } from './rule-inputs.tsx';

type Props = { readonly name: RuleName; readonly document: MappingDocument };

/** What can be chosen in a rule. */
export const RuleEditor = ({ name, document }: Props) => {
  switch (name) {
    case 'eligibility':
      return (
        <EligibilityForm rule={document.eligibility} onChange={(eligibility) => edit({ ...document, eligibility })} />
      );
    case 'orderScope':
      return <OrderForm rule={document.orderScope} onChange={(orderScope) => edit({ ...document, orderScope })} />;
    case 'permission':
      return (
        <>
          <Tick
            label={ruleText.softOptIn}
            isOn={document.permission.softOptIn}
            onChange={(softOptIn) => edit({ ...document, permission: { softOptIn } })}
          />
          <p className="muted">{ruleText.consent}</p>
        </>
      );
  }
};

type FormProps<T> = { readonly rule: T; readonly onChange: (rule: T) => void };

const EligibilityForm = ({ rule, onChange }: FormProps<Eligibility>) => (
  <>
    {(['active', 'person', 'notTest'] as const).map((one) => (
      <Tick key={one} label={ruleText[one]} isOn={rule[one]} onChange={(isOn) => onChange({ ...rule, [one]: isOn })} />
    ))}
    <Names
      label={ruleText.exceptPriceGroups}
      names={rule.exceptPriceGroups}
      onChange={(exceptPriceGroups) => onChange({ ...rule, exceptPriceGroups })}
    />
    <Names
      label={ruleText.exceptHomeStores}
      names={rule.exceptHomeStores}
      onChange={(exceptHomeStores) => onChange({ ...rule, exceptHomeStores })}
    />
    <p className="muted">{ruleText.always}</p>
  </>
);

const OrderForm = ({ rule, onChange }: FormProps<OrderRule>) => (
  <>
    <fieldset>
      <legend>{ruleText.channels}</legend>
      {orderChannels.map((channel) => (
        <Tick
          key={channel}
          label={channelText[channel]}
          isOn={rule.channels.includes(channel)}
          onChange={(isOn) => onChange({ ...rule, channels: chosenOf(orderChannels, rule.channels, channel, isOn) })}
        />
      ))}
    </fieldset>
    <fieldset>
      <legend>{ruleText.statuses}</legend>
      {orderStatuses.map((status) => (
        <Tick
          key={status}
          label={orderStatusText[status]}
          isOn={rule.statuses.includes(status)}
          onChange={(isOn) => onChange({ ...rule, statuses: chosenOf(orderStatuses, rule.statuses, status, isOn) })}
        />
      ))}
    </fieldset>
    <label className="rule-names">
      {ruleText.from}
      <input
        type="date"
        value={rule.from ?? ''}
        onChange={({ target }) => onChange({ ...rule, from: target.value === '' ? null : target.value })}
      />
    </label>
    <p className="muted">{ruleText.drafts}</p>
  </>
);

/** The chosen ones in the order of all, so that choosing one and taking it away changes nothing. */
const chosenOf = <T extends string>(all: readonly T[], chosen: readonly T[], one: T, isOn: boolean): T[] =>
  all.filter((other) => (other === one ? isOn : chosen.includes(other)));
