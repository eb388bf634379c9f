import { leftOutTexts, type Outlook, outlookCalls, outlookText, policyText } from '../../../text/policy-text.ts';

/** One policy: what it would do, what that takes, and why it leaves the rest. */
export const OutlookOf = ({ outlook }: { readonly outlook: Outlook }) => (
  <div className="outlook">
    <b>{policyText.name(outlook.policy)}</b>{' '}
    <span className={outlook.isOn ? 'pill good' : 'pill'}>{outlook.isOn ? 'on' : 'off'}</span>
    <p>
      {outlookText(outlook)} {outlook.written > 0 ? <span className="faint">{outlookCalls(outlook)}</span> : null}
    </p>
    {outlook.leftOut.length === 0 ? null : (
      <ul className="muted">
        {leftOutTexts(outlook).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    )}
  </div>
);
