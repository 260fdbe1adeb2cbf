import { useState } from 'react';
import type { Sign } from '../../../contract/index.ts';
import { formatUncertainDate, spellOutUncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { InInspector } from '../../app/inspector.tsx';
import { destinationOf } from '../../app/places.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { Button, Cluster, ConfirmInline, Facts, LinkButton, Quote, Section, Stack } from '../../ui/index.ts';
import { UseAsEvidenceDialog } from '../claims/UseAsEvidenceDialog.tsx';
import { usePlaces } from '../voices/use-places.ts';
import { expectedWords } from './polarity.ts';
import { PolarityMark } from './PolarityMark.tsx';
import { EditSignDialog } from './SignDialog.tsx';
import { seenWhere, seenWords } from './signs-in-words.ts';

/** Everything that is kept of one sign, and what can be done with it. */
export function SignInspector({ sign, onGone }: { sign: Sign; onGone: () => void }) {
  const coders = useAsk('team.coders', {});
  const remove = useChange('framework.removeSign');
  const { nameOf } = usePlaces();
  const [dialog, setDialog] = useState<'edit' | 'evidence' | null>(null);
  const coder = coders.data?.coders.find((candidate) => candidate.id === sign.coderId)?.name;
  const [date, spelledOut] = [formatUncertainDate(sign.date), spellOutUncertainDate(sign.date)];
  return (
    <InInspector label="Selected sign">
      <Section title="Selected sign">
        <Stack gap={12}>
          <PolarityMark polarity={sign.polarity} />
          {sign.quote ? (
            <Quote size="small" before={sign.quote.before} after={sign.quote.after} source={`${sign.quote.speaker ?? 'nobody named'}, ${seenWhere(sign)}`}>{sign.quote.text}</Quote>
          ) : <p>{seenWords(sign).words}</p>}
          <Cluster>
            {sign.quote && <Button size="small" icon="sources" onPress={() => go(destinationOf({ kind: 'passage', id: sign.quote!.sourceId, start: sign.quote!.start, end: sign.quote!.end }))}>Open the passage</Button>}
            {sign.event && <Button size="small" icon="event" onPress={() => go(destinationOf({ kind: 'event', id: sign.event!.id }))}>Open the event</Button>}
            <Button size="small" icon="claims" onPress={() => setDialog('evidence')}>Use as evidence</Button>
          </Cluster>
        </Stack>
      </Section>
      <Section title="What is kept of it">
        <Stack gap={12}>
          <Facts
            facts={[
              { label: 'When', value: date },
              ...(spelledOut === date ? [] : [{ label: 'Possible days', value: spelledOut, tone: 'faint' as const }]),
              { label: 'Where', value: nameOf(sign.placeId) ?? 'not said' },
              { label: 'Seen by', value: sign.observedBy || 'not said' },
              { label: 'Expected', value: expectedWords[sign.expected] },
              { label: 'Logged by', value: coder ?? '' },
            ]}
          />
          {sign.note.trim() !== '' && <p>{sign.note}</p>}
          <div>Sign of <LinkButton onPress={() => go({ room: 'framework', id: sign.indicatorId, details: { kind: 'indicator' } })}>{sign.indicatorWording}</LinkButton></div>
          <ProblemNotice problem={remove.error} />
          <Cluster>
            <Button size="small" icon="pencil" onPress={() => setDialog('edit')}>Change</Button>
            <ConfirmInline size="small" ask="Take this sign away" question="Take this sign away? What it was seen in stays. Claims that use it will say so. Undo brings it back." confirm="Take it away" onConfirm={() => remove.mutate({ id: sign.id }, { onSuccess: onGone })} />
          </Cluster>
        </Stack>
      </Section>
      {dialog === 'edit' && <EditSignDialog sign={sign} onClose={() => setDialog(null)} />}
      {dialog === 'evidence' && <UseAsEvidenceDialog target={{ kind: 'sign', signId: sign.id }} onClose={() => setDialog(null)} />}
    </InInspector>
  );
}
