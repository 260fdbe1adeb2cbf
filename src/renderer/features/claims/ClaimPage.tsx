import { useEffect, useRef, useState } from 'react';
import type { ClaimPart } from '../../../contract/index.ts';
import { formatUncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { useScroll } from '../../app/kept-scroll.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go, useRoute } from '../../app/route.ts';
import { useKeys } from '../../app/keys.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { Button, Chip, Cluster, ConfirmInline, LinkButton, Menu, Notice, PageHeader, Room, Stack, Tabs } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { usePlaces } from '../voices/use-places.ts';
import { AddEvidenceDialog } from './AddEvidenceDialog.tsx';
import { ClaimAboutDialog } from './ClaimAboutDialog.tsx';
import { ClaimInspector } from './ClaimInspector.tsx';
import { ClaimTabContent } from './ClaimTabContent.tsx';
import { ClaimStatement } from './ClaimStatement.tsx';
import { StatusMenu, StatusRefusal, useStatusChange } from './ClaimStatus.tsx';
import { statusTone, statusWords } from './evidence-words.ts';
import type { Mending } from './mending.ts';
import { OnePageTab } from './OnePageTab.tsx';
import { PathwayTab } from './PathwayTab.tsx';
import { RatingDialog } from './RatingDialog.tsx';
import { StandingTab } from './StandingTab.tsx';
import { OverclaimNotice, StoryTab } from './StoryTab.tsx';
import { TestsTab } from './TestsTab.tsx';
import './ClaimPage.css';

type Doing = { what: 'rating' } | { what: 'about' } | { what: 'evidence'; side: 'for' | 'against'; rivalId: string | null } | null;

/** One claim: what it says, the story behind it, both sides, other explanations, and what would change our mind. */
const tabs = ['claim', 'pathway', 'tests', 'standing', 'story', 'page'] as const;
type ClaimTab = (typeof tabs)[number];

export function ClaimPage({ id }: { id: string }) {
  const { details } = useRoute();
  const tab = tabs.find((one) => one === details.tab) ?? 'claim';
  const answer = useAsk('claims.get', { id }, { keepPrevious: true });
  useScroll(`claim ${id}`);
  const remove = useChange('claims.remove');
  const status = useStatusChange(answer.data);
  const { nameOf } = usePlaces();
  const [isRewording, setRewording] = useState(false);
  const [doing, setDoing] = useState<Doing>(null);
  const [mending, setMending] = useState<Mending>(null);
  const sides = useRef<HTMLDivElement>(null);
  const add = (side: 'for' | 'against', rivalId: string | null = null): void => setDoing({ what: 'evidence', side, rivalId });
  useKeys({ a: () => add('for'), 'shift+a': () => add('against') });

  // A claim that can be agreed after all needs no reminder of what was missing.
  const isAgreeable = answer.data?.missingForAgreement === 0;
  const { reset } = status;
  useEffect(() => { if (isAgreeable) reset(); }, [isAgreeable, reset]);

  if (!answer.data) return <Room><p><LinkButton onPress={() => go({ room: 'claims' })}>Claims</LinkButton></p><ProblemNotice problem={answer.error} /></Room>;
  const claim = answer.data;
  const stale = claim.evidence.filter((item) => item.stale !== null);

  function mend(part: ClaimPart): void {
    if (part === 'how it came about') return go({ room: 'claims', id, details: { tab: 'pathway' } }, { replace: true });
    if (tab !== 'claim' && part !== 'rating' && part !== 'place and time' && part !== 'what it is about') {
      go({ room: 'claims', id, details: {} }, { replace: true });
      // The part is there once its tab has been drawn.
      setTimeout(() => mendHere(part), 50);
    } else mendHere(part);
  }

  function mendHere(part: ClaimPart): void {
    if (part === 'rating') setDoing({ what: 'rating' });
    else if (part === 'place and time' || part === 'what it is about') setDoing({ what: 'about' });
    else if (part === 'evidence') {
      const first = stale[0] ?? claim.evidence.find((item) => item.reason.trim() === '');
      const place = (first && document.getElementById(`evidence-${first.id}`)) ?? sides.current;
      place?.scrollIntoView({ block: 'center' });
      place?.querySelector('button')?.focus();
    } else setMending((now) => ({ part, count: (now?.count ?? 0) + 1 }));
  }

  const conflicts = claim.timeQuestions.filter(({ weight }) => weight === 'conflict').length;
  const openTab = (next: ClaimTab): void => go({ room: 'claims', id, details: next === 'claim' ? {} : { tab: next } }, { replace: true });
  return (
    <Room width="reading">
      <Cluster justify="between">
        <p className="claim-above"><LinkButton onPress={() => go({ room: 'claims' })}>Claims</LinkButton>{claim.wordings.length > 1 && ` · wording ${claim.wordings.length}`}</p>
        <Cluster>
          <StatusMenu claim={claim} change={status} />
          {!isRewording && <Button size="small" icon="pencil" onPress={() => setRewording(true)}>Reword</Button>}
          <Button size="small" icon="event" onPress={() => setDoing({ what: 'about' })}>Place, time, outcomes</Button>
          <Menu size="small" label="More" entries={[
            { id: 'brief', label: 'Make a brief', icon: 'briefs', onAction: () => go({ room: 'briefs', details: { claim: id } }) },
            { id: 'beside', label: 'Put it beside another claim', icon: 'table', onAction: () => go({ room: 'claims', id, details: { page: 'beside' } }) },
            { id: 'export', label: 'Export it on one page', icon: 'save', onAction: () => go({ room: 'claims', id, details: { page: 'export' } }) },
          ]} />
        </Cluster>
      </Cluster>
      {isRewording ? <ClaimStatement claim={claim} onDone={() => setRewording(false)} /> : (
        <PageHeader
          isStatement
          title={claim.statement}
          chips={(
            <>
              <Chip tone={statusTone[claim.status]}>{statusWords[claim.status].word}</Chip>
              <Chip icon="map">{nameOf(claim.placeId) ?? 'Place not said'}</Chip>
              <Chip icon="event">{claim.period === null ? 'Time not said' : formatUncertainDate(claim.period)}</Chip>
              {conflicts > 0 && <Chip tone="against" icon="caution">The dates can’t all be right</Chip>}
              {stale.length > 0 && <Chip tone="caution" icon="caution">{`${counted(stale.length, 'piece')} of evidence stale`}</Chip>}
              {claim.missing.length > 0 && <Chip tone="caution" icon="missing">{`${counted(claim.missing.length, 'thing')} missing`}</Chip>}
            </>
          )}
        />
      )}
      <StatusRefusal claim={claim} change={status} onMend={mend} />
      <ProblemNotice problem={answer.error ?? remove.error} />
      {conflicts > 0 && tab !== 'pathway' && (
        <Notice kind="against" title="The timeline questions this claim." actions={<Button size="small" onPress={() => openTab('pathway')}>See how it came about</Button>}>
          {claim.timeQuestions.find(({ weight }) => weight === 'conflict')!.sentence}
        </Notice>
      )}
      {claim.overclaims.length > 0 && <OverclaimNotice found={claim.overclaims} />}
      <Tabs<ClaimTab>
        label="This claim"
        value={tab}
        onChange={openTab}
        tabs={[
          { id: 'claim', label: 'The claim', content: <ClaimTabContent claim={claim} mending={mending} sides={sides} onAddEvidence={add} /> },
          { id: 'pathway', label: 'How it came about', ...(claim.timeQuestions.length > 0 && { count: claim.timeQuestions.length }), content: <PathwayTab claim={claim} /> },
          { id: 'tests', label: 'Tests', content: <TestsTab claim={claim} /> },
          { id: 'standing', label: 'Judgement', content: <StandingTab claim={claim} /> },
          { id: 'story', label: 'Story', content: <StoryTab claim={claim} /> },
          { id: 'page', label: 'One page', content: <OnePageTab claim={claim} /> },
        ]}
      />
      <Stack gap={12}>
        <Cluster><ConfirmInline size="small" ask="Take this claim away" question="Take this claim away, with its evidence notes and other explanations? What they point at stays. Undo brings it back." confirm="Take it away" onConfirm={() => remove.mutate({ id }, { onSuccess: () => go({ room: 'claims' }, { replace: true }) })} /></Cluster>
      </Stack>
      <ClaimInspector claim={claim} onRate={() => setDoing({ what: 'rating' })} onMend={mend} />
      {doing?.what === 'rating' && <RatingDialog claim={claim} onClose={() => setDoing(null)} />}
      {doing?.what === 'about' && <ClaimAboutDialog claim={claim} onClose={() => setDoing(null)} />}
      {doing?.what === 'evidence' && <AddEvidenceDialog claimId={id} side={doing.side} rivalId={doing.rivalId} onClose={() => setDoing(null)} />}
    </Room>
  );
}
