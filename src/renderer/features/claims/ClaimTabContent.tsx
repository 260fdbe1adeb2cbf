import type { RefObject } from 'react';
import type { Claim } from '../../../contract/index.ts';
import { Section, Stack } from '../../ui/index.ts';
import { Wordings } from '../framework/Wordings.tsx';
import { MemosAbout } from '../memos/MemosAbout.tsx';
import { ClaimProse } from './ClaimProse.tsx';
import { EvidenceColumn } from './EvidenceColumn.tsx';
import type { Mending } from './mending.ts';
import { PackageSection } from './PackageSection.tsx';
import { Rivals } from './Rivals.tsx';

type ClaimTabContentProps = { claim: Claim; mending: Mending; sides: RefObject<HTMLDivElement | null>; onAddEvidence: (side: 'for' | 'against', rivalId?: string | null) => void };

/** What is claimed: what changed, the programme's part, what was needed together, both sides, other explanations. */
export function ClaimTabContent({ claim, mending, sides, onAddEvidence }: ClaimTabContentProps) {
  const own = claim.evidence.filter((item) => item.rivalId === null);
  const prose = { claim, mending };
  return (
    <Stack gap={24}>
      <div className="claim-story">
        <ClaimProse {...prose} field="changeObserved" title="What changed" part="what changed" hint="What is otherwise now than it was." />
        <ClaimProse {...prose} field="changeForWhom" title="For whom" part="what changed" hint="Whose lives, work or ways it is about." isFollowing />
        <ClaimProse {...prose} field="changeWhen" title="When" part="what changed" hint="From when on, and how that is known." isFollowing />
        <ClaimProse {...prose} field="changeHowKnown" title="How we know" part="what changed" hint="What was seen or counted, by whom." isFollowing />
        <ClaimProse {...prose} field="programmePart" title="The programme’s part" part="the programme's part" hint="Step by step: what it did, and how one thing led to the next." />
        <ClaimProse {...prose} field="mechanismResource" title="What was offered" part="the programme's part" hint="What the programme put within people’s reach." isFollowing />
        <ClaimProse {...prose} field="mechanismReasoning" title="What people did with it" part="the programme's part" hint="How they saw it, and what they decided to do." isFollowing />
      </div>
      <PackageSection claim={claim} mending={mending} />
      {claim.otherFactors.length > 0 && <div className="claim-story"><ClaimProse {...prose} field="otherFactors" title="What else was needed, in short" part="what else was needed" hint="People, money, luck, other work." isFollowing /></div>}
      <div className="claim-sides" ref={sides}>
        <EvidenceColumn side="for" evidence={own.filter((item) => item.side === 'for')} onAdd={() => onAddEvidence('for')} />
        <EvidenceColumn side="against" evidence={own.filter((item) => item.side === 'against')} onAdd={() => onAddEvidence('against')}>
          <ClaimProse {...prose} field="counterSearch" title="Where somebody looked for what speaks against it" part="what speaks against it" hint="Who looked, where, when. “Looked, none found” counts once it says where." layout="stack" level={3} />
        </EvidenceColumn>
      </div>
      <Rivals claim={claim} mending={mending} onAddEvidence={(side, rivalId) => onAddEvidence(side, rivalId)} />
      <div className="claim-story">
        <ClaimProse {...prose} field="unintended" title="Unintended or unwelcome effects" part="unintended effects" hint="What came about that nobody meant or wanted; or how somebody looked for it and found none." />
        <ClaimProse {...prose} field="wouldChangeOurMind" title="What would change our mind" part="what would change our mind" hint="Which finding would make you give this claim up, or make it smaller?" />
      </div>
      <MemosAbout about={{ kind: 'claim', id: claim.id }} />
      <Section title="Wordings" about="Old wordings stay, each with the reason for the next."><Wordings wordings={claim.wordings} /></Section>
    </Stack>
  );
}
