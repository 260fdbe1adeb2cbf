import { useMemo } from 'react';
import { useAsk } from '../../../client/ask.ts';
import { Button, Notice } from '../../../ui/index.ts';
import { counted } from '../../coding/in-words.ts';
import { usePlaces } from '../../voices/use-places.ts';
import type { FilePlan } from './import-plan.ts';
import { asBefore, whatIsRemembered } from './remembered-plan.ts';

type ImportRememberedProps = {
  /** The files that it is offered for: one, or all. */
  plans: readonly FilePlan[];
  groups: readonly string[];
  onUse: (plans: readonly FilePlan[]) => void;
};

const shownAtMost = 6;

/** What was said of earlier imports and would change something here: told first, used only at a press. */
export function ImportRemembered({ plans, groups, onUse }: ImportRememberedProps) {
  const remembered = useAsk('sources.remembered', {}).data;
  const voices = useAsk('voices.list', {}).data?.voices;
  const { nameOf } = usePlaces();
  const offers = useMemo(() => {
    if (remembered === undefined || voices === undefined) return [];
    const byId = new Map(voices.map(({ id, pseudonym }) => [id, pseudonym]));
    return plans.map((plan) => ({ plan, words: whatIsRemembered(plan, remembered, groups, { place: nameOf, voice: (id) => byId.get(id) ?? null }) })).filter(({ words }) => words.length > 0);
  }, [plans, remembered, voices, groups, nameOf]);
  if (remembered === undefined || offers.length === 0) return null;
  const words = [...new Set(offers.flatMap((offer) => offer.words))];
  const rest = words.length - shownAtMost;
  return (
    <Notice
      title={plans.length === 1 ? 'Last time you said:' : `Last time you said, and it fits ${counted(offers.length, 'file')} here:`}
      actions={<Button size="small" onPress={() => onUse(offers.map(({ plan }) => asBefore(plan, remembered, groups)))}>{plans.length === 1 ? 'Use it here' : 'Use it in these files'}</Button>}
    >
      {words.slice(0, shownAtMost).join('; ')}{rest > 0 && `; and ${rest} more`}.
    </Notice>
  );
}
