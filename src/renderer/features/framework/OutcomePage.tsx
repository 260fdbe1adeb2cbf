import { useState } from 'react';
import { InInspector } from '../../app/inspector.tsx';
import { useScroll } from '../../app/kept-scroll.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { Button, Chip, Cluster, ConfirmInline, PageHeader, Room, Rows, Section, Stack } from '../../ui/index.ts';
import { counted, listed } from '../coding/in-words.ts';
import { MemosAbout } from '../memos/MemosAbout.tsx';
import { BackToFramework } from './BackToFramework.tsx';
import { AddIndicatorDialog } from './IndicatorDialog.tsx';
import { EditOutcomeDialog } from './OutcomeDialog.tsx';
import { SignTally } from './PolarityMark.tsx';
import { SignInspector } from './SignInspector.tsx';
import { SignsOverTime } from './SignsOverTime.tsx';
import { Wordings } from './Wordings.tsx';

/** One outcome: the indicators that tell of it, their signs over time, its wordings, the claims about it. */
export function OutcomePage({ id }: { id: string }) {
  const page = useAsk('framework.outcome', { id }, { keepPrevious: true });
  useScroll(`outcome ${id}`);
  const remove = useChange('framework.removeOutcome');
  const [dialog, setDialog] = useState<'edit' | 'indicator' | null>(null);
  const [signId, setSignId] = useState<string | null>(null);

  if (!page.data) return <Room><BackToFramework /><ProblemNotice problem={page.error} /></Room>;
  const { outcome, wordings, indicators, signs, claims } = page.data;
  const chosen = signs.find((sign) => sign.id === signId) ?? null;

  return (
    <Room width="reading">
      <PageHeader
        isStatement
        above={<BackToFramework after="Outcome" />}
        title={outcome.wording}
        chips={<><Chip>{counted(indicators.length, 'leading indicator')}</Chip>{wordings.length > 1 && <Chip>{`Worded ${wordings.length} times`}</Chip>}</>}
      />
      <ProblemNotice problem={page.error ?? remove.error} />
      <Stack gap={32}>
        <Section title="Leading indicators" actions={<Button size="small" icon="plus" onPress={() => setDialog('indicator')}>Add an indicator</Button>}>
          {indicators.length === 0 ? <p>No indicator is linked to it yet. What would be an early sign that this is coming about?</p> : (
            <Rows
              label="Leading indicators"
              rows={indicators.map((indicator) => ({
                id: indicator.id, title: indicator.wording, detail: listed(indicator.groups), isVoice: true, end: <SignTally signs={indicator.signs} />,
                onOpen: () => go({ room: 'framework', id: indicator.id, details: { kind: 'indicator' } }),
              }))}
            />
          )}
        </Section>
        <SignsOverTime signs={signs} chosen={chosen?.id ?? null} onChoose={setSignId} hasIndicators />
        <Section title="Claims about it">
          {claims.length === 0 ? <p>No claim names it yet.</p> : <Rows label="Claims" rows={claims.map((claim) => ({ id: claim.id, title: claim.statement, isVoice: true, onOpen: () => go({ room: 'claims', id: claim.id }) }))} />}
        </Section>
        <MemosAbout about={{ kind: 'outcome', id }} />
        <Section title="Wordings"><Wordings wordings={wordings} /></Section>
      </Stack>
      {chosen ? <SignInspector key={chosen.id} sign={chosen} onGone={() => setSignId(null)} /> : (
        <InInspector label="This outcome">
          <Section title="This outcome">
            <Stack gap={12}>
              <p>{outcome.note.trim() === '' ? 'An ultimate change that people want to see. Signs are logged on its leading indicators.' : outcome.note}</p>
              <Cluster><Button size="small" icon="pencil" onPress={() => setDialog('edit')}>Reword or change</Button></Cluster>
            </Stack>
          </Section>
          <Section title="Remove">
            <ConfirmInline size="small" ask="Remove this outcome" question="Remove it with its wordings? Only possible while no indicator and no claim points to it. Undo brings it back." confirm="Remove it" onConfirm={() => remove.mutate({ id }, { onSuccess: () => go({ room: 'framework' }, { replace: true }) })} />
          </Section>
        </InInspector>
      )}
      {dialog === 'edit' && <EditOutcomeDialog outcome={outcome} onClose={() => setDialog(null)} />}
      {dialog === 'indicator' && <AddIndicatorDialog outcomeId={id} onClose={() => setDialog(null)} />}
    </Room>
  );
}
