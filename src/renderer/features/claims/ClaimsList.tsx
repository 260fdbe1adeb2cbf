import { useState } from 'react';
import { formatUncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { useKeys } from '../../app/keys.ts';
import { useScroll } from '../../app/kept-scroll.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go, useRoute } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { Button, Chip, Cluster, EmptyRoom, LinkButton, PageHeader, Room } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { usePlaces } from '../voices/use-places.ts';
import { piecesInWords, statusTone, statusWords } from './evidence-words.ts';
import { NewClaimDialog } from './NewClaimDialog.tsx';
import './ClaimsList.css';

/** All claims: what each says, where it stands, what is on both sides, what waits. */
export function ClaimsList() {
  const { details } = useRoute();
  useScroll('claims', true);
  const answer = useAsk('claims.list', {});
  const { nameOf } = usePlaces();
  const [isWriting, setWriting] = useState(details.new === 'yes');
  useKeys({ n: () => setWriting(true) });
  const dialog = isWriting && <NewClaimDialog onClose={() => setWriting(false)} />;
  if (!answer.data) return <Room><PageHeader title="Claims" /><ProblemNotice problem={answer.error} /></Room>;
  const { claims } = answer.data;
  if (claims.length === 0) {
    return (
      <Room>
        <PageHeader title="Claims" />
        <EmptyRoom title="Here you argue what the programme contributed" picture="claims" actions={<><Button kind="primary" icon="plus" onPress={() => setWriting(true)}>Write a claim</Button><Button onPress={() => go({ room: 'claims', details: { tab: 'rubric' } })}>Words of the rubric</Button></>}>
          A contribution claim says that in a place and a period something, together with other things, contributed to a change. Quotes, signs of change, events and flow figures stand beside it, for and against. Kist shows what supports it, what speaks against it and what is missing; it gives no score.
        </EmptyRoom>
        {dialog}
      </Room>
    );
  }
  return (
    <Room width="reading">
      <PageHeader
        title="Claims"
        below="What the programme contributed, together with other things. Neither side is a score."
        actions={<><Button onPress={() => go({ room: 'claims', details: { tab: 'rubric' } })}>Words of the rubric</Button><Button icon="table" onPress={() => go({ room: 'claims', details: { page: 'across' } })}>Across claims</Button><Button kind="primary" icon="plus" keys="N" onPress={() => setWriting(true)}>Write a claim</Button></>}
      />
      <ul className="claims-list" aria-label="Claims">
        {claims.map((claim) => (
          <li key={claim.id} className="claims-list-item">
            <div className="claims-list-statement"><LinkButton isQuiet onPress={() => go({ room: 'claims', id: claim.id })}>{claim.statement}</LinkButton></div>
            <div className="claims-list-facts">{`${piecesInWords(claim)}.`.replace(/^./, (first) => first.toUpperCase())}</div>
            <Cluster>
              <Chip tone={statusTone[claim.status]}>{statusWords[claim.status].word}</Chip>
              <Chip icon="map">{nameOf(claim.placeId) ?? 'Place not said'}</Chip>
              <Chip icon="event">{claim.period === null ? 'Time not said' : formatUncertainDate(claim.period)}</Chip>
              {claim.stale > 0 && <Chip tone="caution" icon="caution">{`${counted(claim.stale, 'piece')} stale`}</Chip>}
              {claim.missing > 0 && <Chip tone="caution" icon="missing">{`${counted(claim.missing, 'thing')} missing`}</Chip>}
            </Cluster>
          </li>
        ))}
      </ul>
      {dialog}
    </Room>
  );
}
