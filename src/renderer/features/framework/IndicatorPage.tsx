import { useState } from 'react';
import { InInspector } from '../../app/inspector.tsx';
import { useScroll } from '../../app/kept-scroll.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useKeys } from '../../app/keys.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { Button, Chip, Cluster, ConfirmInline, Facts, LinkButton, PageHeader, Room, Rows, Section, Stack } from '../../ui/index.ts';
import { listed } from '../coding/in-words.ts';
import { usePlaces } from '../voices/use-places.ts';
import { MemosAbout } from '../memos/MemosAbout.tsx';
import { BackToFramework } from './BackToFramework.tsx';
import { EditIndicatorDialog } from './IndicatorDialog.tsx';
import { SeriesOfIndicator } from './SeriesOfIndicator.tsx';
import { LogSignDialog } from './SignDialog.tsx';
import { SignInspector } from './SignInspector.tsx';
import { SignsOverTime } from './SignsOverTime.tsx';
import { SpicedReview } from './SpicedReview.tsx';
import { Wordings } from './Wordings.tsx';

/** One leading indicator: its signs over time, its wordings, the claims that lean on it. */
export function IndicatorPage({ id, signId = null }: { id: string; signId?: string | null }) {
  const page = useAsk('framework.indicator', { id }, { keepPrevious: true });
  useScroll(`indicator ${id}`);
  const remove = useChange('framework.removeIndicator');
  const { nameOf } = usePlaces();
  const [dialog, setDialog] = useState<'edit' | 'sign' | null>(null);
  useKeys({ s: () => setDialog('sign') });

  if (!page.data) return <Room><BackToFramework /><ProblemNotice problem={page.error} /></Room>;
  const { indicator, wordings, outcomes, signs, claims } = page.data;
  const chosen = signs.find((sign) => sign.id === signId) ?? null;
  const choose = (sign: string | null): void => go(sign === null ? { room: 'framework', id, details: { kind: 'indicator' } } : { room: 'framework', id: sign, details: { kind: 'sign' } }, { replace: true });

  return (
    <Room width="reading">
      <PageHeader
        isStatement
        above={<BackToFramework after={`Leading indicator, owned by ${listed(indicator.groups)}`} />}
        title={indicator.wording}
        chips={(
          <>
            <Chip icon="map">{nameOf(indicator.placeId) ?? 'Everywhere'}</Chip>
            {indicator.element !== '' && <Chip>{indicator.element}</Chip>}
            {wordings.length > 1 && <Chip>{`Worded ${wordings.length} times`}</Chip>}
          </>
        )}
      />
      <ProblemNotice problem={page.error ?? remove.error} />
      <Stack gap={32}>
        <SignsOverTime
          signs={signs}
          chosen={chosen?.id ?? null}
          onChoose={choose}
          actions={<Button kind="primary" size="small" icon="plus" keys="S" onPress={() => setDialog('sign')}>Log a sign</Button>}
        />
        <SeriesOfIndicator indicatorId={id} />
        <Section title="Claims that lean on it">
          {claims.length === 0 ? <p>No claim names it yet.</p> : <Rows label="Claims" rows={claims.map((claim) => ({ id: claim.id, title: claim.statement, isVoice: true, onOpen: () => go({ room: 'claims', id: claim.id }) }))} />}
        </Section>
        <MemosAbout about={{ kind: 'indicator', id }} />
        <Section title="Wordings" about="Old wordings stay, each with the reason for the next."><Wordings wordings={wordings} /></Section>
      </Stack>
      {chosen ? <SignInspector key={chosen.id} sign={chosen} onGone={() => choose(null)} /> : (
        <InInspector label="This indicator">
          <Section title="This indicator">
            <Stack gap={12}>
              <Facts facts={[{ label: 'Owned by', value: listed(indicator.groups) }, { label: 'Where', value: nameOf(indicator.placeId) ?? 'everywhere' }, { label: 'Element', value: indicator.element || 'not said' }]} />
              {indicator.note.trim() !== '' && <p>{indicator.note}</p>}
              <Cluster><Button size="small" icon="pencil" onPress={() => setDialog('edit')}>Reword or change</Button></Cluster>
            </Stack>
          </Section>
          <Section title="Sign of these outcomes">
            {outcomes.length === 0 ? <p>It is not linked to an outcome yet.</p> : outcomes.map((outcome) => <p key={outcome.id}><LinkButton onPress={() => go({ room: 'framework', id: outcome.id, details: { kind: 'outcome' } })}>{outcome.wording}</LinkButton></p>)}
          </Section>
          <SpicedReview indicator={indicator} />
          {signs.length > 0 && <Section title="A sign"><p>Choose a sign to see all that is kept of it.</p></Section>}
          <Section title="Remove">
            <ConfirmInline size="small" ask="Remove this indicator" question="Remove it with its wordings? Only possible while it has no signs and stands in no claim. Undo brings it back." confirm="Remove it" onConfirm={() => remove.mutate({ id }, { onSuccess: () => go({ room: 'framework' }, { replace: true }) })} />
          </Section>
        </InInspector>
      )}
      {dialog === 'edit' && <EditIndicatorDialog indicator={indicator} onClose={() => setDialog(null)} />}
      {dialog === 'sign' && <LogSignDialog indicatorId={id} onClose={() => setDialog(null)} />}
    </Room>
  );
}
