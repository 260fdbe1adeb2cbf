import type { CausalMap } from '../../../contract/index.ts';
import { useAsk } from '../../client/ask.ts';
import { LinkButton, Quote, Section, Stack } from '../../ui/index.ts';
import { openPlace } from '../questions/PassageList.tsx';
import { kindsInWords, toldInWords, wayOf, wayWords } from './cause-words.ts';
import { CauseList } from './CausesHere.tsx';
import { bundleOf, type Chosen } from './chosen.ts';

/** The words that tell what is chosen on the map. */
export function Stories({ map, chosen }: { map: CausalMap; chosen: NonNullable<Chosen> }) {
  const bundle = bundleOf(map, chosen);
  const ids = bundle ? bundle.linkIds : chosen.is === 'factor' ? map.bundles.filter(({ cause, effect }) => cause === chosen.name || effect === chosen.name).flatMap(({ linkIds }) => linkIds) : [];
  const { data } = useAsk('causes.links', { ids, limit: 200 }, { enabled: ids.length > 0 });
  return (
    <Section title={chosen.is === 'factor' ? chosen.name : `${chosen.cause} ${bundle ? wayWords[wayOf(bundle)] : 'leads to'} ${chosen.effect}`} {...(data && { count: data.total })}>
      <Stack gap={12}>
        {bundle && <p>{[toldInWords(bundle, map), kindsInWords(bundle)].filter(Boolean).join('; ')}. It says who says so, and nothing of how strong it is.</p>}
        {ids.length === 0 && <p>Nobody in view tells this. Look at the filters of the map.</p>}
        {data && <CauseList links={data.links}>{({ quote }) => <Quote size="small" source={[quote.speaker, quote.sourceTitle].filter(Boolean).join(', ')} actions={<LinkButton onPress={() => openPlace(quote)}>Open the place</LinkButton>}>{quote.text}</Quote>}</CauseList>}
      </Stack>
    </Section>
  );
}
