import { failure } from '../../../shared/errors.ts';
import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { type DeskCard, readCard, writeCard } from '../../vault/desk/card.ts';
import { fingerprintOf, publicOf } from '../../vault/desk/keys.ts';
import { identityOf, keysOf, noteDesk, notReady, ownDesk, roleOf } from './desk-context.ts';
import { deskFile, readDeskFile, targetOf, writeDeskFile } from './desk-files.ts';
import { type HandlerDeps, readOnlyFailure } from './handler-deps.ts';

type DeskOperation = Extract<keyof Handlers<'engine'>, `desk.${string}`>;
type Source = { readonly text: string | null; readonly path: string | null };

/** This desk's public key, and the desks that it trusts. Private keys are in memory only and never answered. */
export const deskHandlers = (deps: HandlerDeps): Pick<Handlers<'engine'>, DeskOperation> => ({
  'desk.get': () => {
    const keys = keysOf(deps);
    const fingerprint = keys === null ? null : fingerprintOf(publicOf(keys));
    const text = cardOf(deps);
    return ok({
      role: roleOf(deps),
      name: deps.operator,
      key: fingerprint === null ? null : { fingerprint, text: text.ok ? text.value : null },
      blocked: identityOf(deps) === null ? notReady.sentence : null,
      trusted: deps.stores.desks
        .list()
        .slice(0, 200)
        .map(({ keys: _keys, ...desk }) => desk),
    });
  },
  'desk.export-key': ({ path }) => {
    const text = cardOf(deps);
    if (!text.ok) return text;
    const target = targetOf(path, `${deps.operator}-${roleOf(deps)}`, deskFile);
    if (!target.ok) return target;
    const written = writeDeskFile(target.value, text.value);
    return written.ok ? ok({ path: target.value }) : written;
  },
  'desk.inspect': (source) => {
    const card = otherDesk(deps, source);
    if (!card.ok) return card;
    const { name, role, fingerprint } = card.value;
    return ok({ name, role, fingerprint, isTrusted: deps.stores.desks.find(fingerprint) !== null });
  },
  'desk.trust': ({ fingerprint, name, ...source }) => {
    if (deps.heldBy !== null) return err(readOnlyFailure(deps.heldBy));
    const card = otherDesk(deps, source);
    if (!card.ok) return card;
    if (card.value.fingerprint !== fingerprint)
      return err(failure('decision.not-possible', 'The key is another one than the one that was shown; look again.'));
    const { role, keys } = card.value;
    deps.stores.atomically(() => {
      const trust = { trustedAt: deps.clock.now(), trustedBy: deps.operator };
      deps.stores.desks.trust({ fingerprint, name, role, keys, ...trust });
      noteDesk(deps, 'desk.trusted', fingerprint, { name, role });
    }, 'durable');
    told(deps);
    return ok({});
  },
  'desk.untrust': ({ fingerprint }) => {
    if (deps.heldBy !== null) return err(readOnlyFailure(deps.heldBy));
    const desk = deps.stores.desks.find(fingerprint);
    if (desk === null) return err(failure('not-found', 'This desk is not trusted here.'));
    deps.stores.atomically(() => {
      deps.stores.desks.untrust(fingerprint);
      noteDesk(deps, 'desk.untrusted', fingerprint, { name: desk.name });
    }, 'durable');
    told(deps);
    return ok({});
  },
});

const told = ({ emit }: HandlerDeps): void =>
  emit({ name: 'store.changed', payload: { topics: ['workspace', 'audit'] } });

const cardOf = (deps: HandlerDeps): Result<string> => {
  const desk = ownDesk(deps);
  if (!desk.ok) return desk;
  const { keys, identity } = desk.value;
  return ok(writeCard(keys, { name: deps.operator.slice(0, 80), role: roleOf(deps), workspace: identity.hash }));
};

/** The desk that a key belongs to, if this one has anything to do with it. */
const otherDesk = (deps: HandlerDeps, { text, path }: Source): Result<DeskCard> => {
  const identity = identityOf(deps);
  if (identity === null) return err(notReady);
  const content = path === null ? ok(text ?? '') : readDeskFile(path, deskFile);
  if (!content.ok) return content;
  const card = readCard(content.value);
  if ('sentence' in card) return err(failure('decision.not-possible', card.sentence));
  const keys = keysOf(deps);
  if (keys !== null && fingerprintOf(publicOf(keys)) === card.fingerprint)
    return err(failure('decision.not-possible', 'This is the key of this desk itself; take in that of the other.'));
  if (card.workspace !== identity.hash)
    return err(
      failure(
        'decision.not-possible',
        `This desk works on other systems than this workspace, which is on ${identity.erp} and ${identity.dotdigital}.`,
      ),
    );
  const wanted = roleOf(deps) === 'writer' ? 'reviewer' : 'writer';
  return card.role === wanted
    ? ok(card)
    : err(failure('decision.not-possible', `This is the key of a ${card.role}; here that of a ${wanted} is needed.`));
};
