import { useEffect, useRef, useState } from 'react';
import type { ClaimPart } from '../../../contract/index.ts';
import { formatUncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { useScroll } from '../../app/kept-scroll.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useKeys } from '../../app/keys.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { Button, Chip, Cluster, ConfirmInline, LinkButton, PageHeader, Room, Section, Stack } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { MemosAbout } from '../memos/MemosAbout.tsx';
import { Wordings } from '../framework/Wordings.tsx';
import { usePlaces } from '../voices/use-places.ts';
import { AddEvidenceDialog } from './AddEvidenceDialog.tsx';
import { ClaimAboutDialog } from './ClaimAboutDialog.tsx';
import { ClaimInspector } from './ClaimInspector.tsx';
import { ClaimProse } from './ClaimProse.tsx';
import { ClaimStatement } from './ClaimStatement.tsx';
import { StatusMenu, StatusRefusal, useStatusChange } from './ClaimStatus.tsx';
import { EvidenceColumn } from './EvidenceColumn.tsx';
import { statusTone, statusWords } from './evidence-words.ts';
import type { Mending } from './mending.ts';
import { RatingDialog } from './RatingDialog.tsx';
import { Rivals } from './Rivals.tsx';
import './ClaimPage.css';

type Doing = { what: 'rating' } | { what: 'about' } | { what: 'evidence'; side: 'for' | 'against'; rivalId: string | null } | null;

/** One claim: what it says, the story behind it, both sides, other explanations, and what would change our mind. */
export function ClaimPage({ id }: { id: string }) {
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
  const own = claim.evidence.filter((item) => item.rivalId === null);
  const stale = claim.evidence.filter((item) => item.stale !== null);

  function mend(part: ClaimPart): void {
    if (part === 'rating') setDoing({ what: 'rating' });
    else if (part === 'place and time' || part === 'what it is about') setDoing({ what: 'about' });
    else if (part === 'evidence') {
      const first = stale[0] ?? claim.evidence.find((item) => item.reason.trim() === '');
      const place = (first && document.getElementById(`evidence-${first.id}`)) ?? sides.current;
      place?.scrollIntoView({ block: 'center' });
      place?.querySelector('button')?.focus();
    } else setMending((now) => ({ part, count: (now?.count ?? 0) + 1 }));
  }

  const prose = { claim, mending };
  return (
    <Room width="reading">
      <Cluster justify="between">
        <p className="claim-above"><LinkButton onPress={() => go({ room: 'claims' })}>Claims</LinkButton>{claim.wordings.length > 1 && ` · wording ${claim.wordings.length}`}</p>
        <Cluster>
          <StatusMenu claim={claim} change={status} />
          {!isRewording && <Button size="small" icon="pencil" onPress={() => setRewording(true)}>Reword</Button>}
          <Button size="small" icon="event" onPress={() => setDoing({ what: 'about' })}>Place, time, outcomes</Button>
          <Button size="small" icon="briefs" onPress={() => go({ room: 'briefs', details: { claim: id } })}>Make a brief</Button>
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
              {stale.length > 0 && <Chip tone="caution" icon="caution">{`${counted(stale.length, 'piece')} of evidence stale`}</Chip>}
              {claim.missing.length > 0 && <Chip tone="caution" icon="missing">{`${counted(claim.missing.length, 'thing')} missing`}</Chip>}
            </>
          )}
        />
      )}
      <StatusRefusal claim={claim} change={status} onMend={mend} />
      <ProblemNotice problem={answer.error ?? remove.error} />
      <div className="claim-story">
        <ClaimProse {...prose} field="changeObserved" title="What changed" part="what changed" hint="What changed, for whom, when, and how you know." />
        <ClaimProse {...prose} field="programmePart" title="The programme’s part" part="the programme's part" hint="Step by step: what it did, and how one thing led to the next." />
        <ClaimProse {...prose} field="otherFactors" title="What else was needed" part="what else was needed" hint="The programme is never the only cause. What else had to be there: people, money, luck, other work?" />
      </div>
      <div className="claim-sides" ref={sides}>
        <EvidenceColumn side="for" evidence={own.filter((item) => item.side === 'for')} onAdd={() => add('for')} />
        <EvidenceColumn side="against" evidence={own.filter((item) => item.side === 'against')} onAdd={() => add('against')}>
          <ClaimProse {...prose} field="counterSearch" title="Where somebody looked for what speaks against it" part="what speaks against it" hint="Who looked, where, when. “Looked, none found” counts once it says where." layout="stack" level={3} />
        </EvidenceColumn>
      </div>
      <Rivals claim={claim} mending={mending} onAddEvidence={add} />
      <div className="claim-story">
        <ClaimProse {...prose} field="unintended" title="Unintended or unwelcome effects" part="unintended effects" hint="What came about that nobody meant or wanted; or how somebody looked for it and found none." />
        <ClaimProse {...prose} field="wouldChangeOurMind" title="What would change our mind" part="what would change our mind" hint="Which finding would make you give this claim up, or make it smaller?" />
      </div>
      <MemosAbout about={{ kind: 'claim', id }} />
      <Section title="Wordings" about="Old wordings stay, each with the reason for the next."><Wordings wordings={claim.wordings} /></Section>
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
