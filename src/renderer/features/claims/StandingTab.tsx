import { useState } from 'react';
import type { Claim, ClaimSummary } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { Button, Chip, Cluster, Columns, ComboBox, ConfirmInline, Dialog, Facts, Rows, Section, Select, Stack, TextArea, TextField } from '../../ui/index.ts';
import { whenInWords } from '../coding/in-words.ts';
import { BondSheet } from './BondSheet.tsx';
import { CerqualSection } from './CerqualSection.tsx';
import { JudgementDialog } from './JudgementDialog.tsx';
import { judgementWords } from './judgement-words.ts';
import { VersionsSection } from './VersionsSection.tsx';

type Doing = 'judgement' | 'review' | 'relation' | null;

/** What people make of the claim as a whole: judgements, reviewers, other claims, versions. */
export function StandingTab({ claim }: { claim: Claim }) {
  const [doing, setDoing] = useState<Doing>(null);
  return (
    <Stack gap={32}>
      <Section title="The judgement" about="How far the change has come and how sure we are, apart: one says nothing of the other." actions={<Button size="small" icon="pencil" onPress={() => setDoing('judgement')}>Change</Button>}>
        <Facts
          facts={[
            { label: 'How far it has come', value: withReason(judgementWords.progress[claim.progress], claim.progressReason) },
            { label: 'How sure we are', value: withReason(judgementWords.confidence[claim.confidence], claim.confidenceReason) },
            { label: 'The programme’s part', value: judgementWords.necessity[claim.necessity] },
            { label: 'Beside the others', value: withReason(judgementWords.weight[claim.weight], claim.weightReason) },
            { label: 'Kind of scaling', value: claim.scaling.length === 0 ? 'not said' : claim.scaling.map((one) => judgementWords.scaling[one]).join(', ') },
            { label: 'Who else contributed', value: claim.coContributors.length === 0 ? 'nobody is named' : claim.coContributors.join(', ') },
            { label: 'Where it may be spoken of', value: judgementWords.space[claim.space] },
          ]}
        />
      </Section>
      <Reviewers claim={claim} isAdding={doing === 'review'} onAdd={() => setDoing('review')} onDone={() => setDoing(null)} />
      <Relations claim={claim} isAdding={doing === 'relation'} onAdd={() => setDoing('relation')} onDone={() => setDoing(null)} />
      <CerqualSection claim={claim} />
      <BondSheet claim={claim} />
      <VersionsSection claim={claim} />
      {doing === 'judgement' && <JudgementDialog claim={claim} onClose={() => setDoing(null)} />}
    </Stack>
  );
}

const withReason = (words: string, reason: string): string => (reason.trim() === '' ? words : `${words}: ${reason.trim()}`);

const saidWords = { agrees: { word: 'Agrees', tone: 'for' }, 'agrees partly': { word: 'Agrees partly', tone: 'caution' }, disagrees: { word: 'Disagrees', tone: 'against' }, asked: { word: 'Asked, no answer yet', tone: 'plain' } } as const;
type Said = keyof typeof saidWords;
type Adding = { claim: Claim; isAdding: boolean; onAdd: () => void; onDone: () => void };

function Reviewers({ claim, isAdding, onAdd, onDone }: Adding) {
  const remove = useChange('claims.removeReview');
  return (
    <Section title="Who has looked at it" count={claim.reviewers.length} actions={<Button size="small" icon="plus" onPress={onAdd}>Add somebody</Button>}>
      <ProblemNotice problem={remove.error} />
      {claim.reviewers.length === 0 ? <p>Nobody has been asked yet. Those who would disagree are worth asking first.</p> : (
        <Rows
          label="Who has looked at it"
          rows={claim.reviewers.map((reviewer) => ({
            id: reviewer.id, title: reviewer.who, detail: [whenInWords(reviewer.at, new Date().toISOString()), reviewer.note].filter(Boolean).join(': '),
            end: <Cluster><Chip tone={saidWords[reviewer.said].tone}>{saidWords[reviewer.said].word}</Chip><ConfirmInline size="small" ask="Take away" question="Take away what this reviewer said? Undo brings it back." confirm="Take it away" onConfirm={() => remove.mutate({ id: reviewer.id })} /></Cluster>,
          }))}
        />
      )}
      {isAdding && <ReviewDialog claim={claim} onClose={onDone} />}
    </Section>
  );
}

function ReviewDialog({ claim, onClose }: { claim: Claim; onClose: () => void }) {
  const review = useChange('claims.review');
  const [who, setWho] = useState('');
  const [said, setSaid] = useState<Said>('asked');
  const [note, setNote] = useState('');
  const isReady = who.trim() !== '' && !review.isPending;
  return (
    <Dialog title="Somebody who looked at it" isOpen onClose={onClose} onSubmit={() => isReady && review.mutate({ claimId: claim.id, who: who.trim(), said, note: note.trim() }, { onSuccess: onClose })} actions={<Button kind="primary" type="submit" isDisabled={!isReady}>Write it down</Button>}>
      <Stack gap={16}>
        <TextField label="Who" note="a role and body, or a name of the team" autoFocus value={who} onChange={setWho} />
        <Select label="What they say" choices={(Object.keys(saidWords) as Said[]).map((id) => ({ id, label: saidWords[id].word }))} value={said} onChange={setSaid} />
        <TextArea label="In their words, or why" rows={2} value={note} onChange={setNote} />
        <ProblemNotice problem={review.error} />
      </Stack>
    </Dialog>
  );
}

const relationWords = { supports: 'supports', 'depends on': 'depends on', contradicts: 'contradicts', 'part of': 'is part of' } as const;
const backWords = { supports: 'is supported by', 'depends on': 'is needed by', contradicts: 'is contradicted by', 'part of': 'has as a part' } as const;
type Relation = keyof typeof relationWords;

function Relations({ claim, isAdding, onAdd, onDone }: Adding) {
  const remove = useChange('claims.unrelate');
  return (
    <Section title="Beside other claims" count={claim.relations.length} actions={<Button size="small" icon="plus" onPress={onAdd}>Relate it to another</Button>}>
      <ProblemNotice problem={remove.error} />
      {claim.relations.length === 0 ? <p>It stands by itself. Claims can support, contradict or be part of each other.</p> : (
        <Rows
          label="Beside other claims"
          rows={claim.relations.map((relation) => {
            const isOut = relation.fromId === claim.id;
            return {
              id: relation.id, kind: isOut ? relationWords[relation.kind] : backWords[relation.kind], title: relation.statement, isVoice: true, ...(relation.note !== '' && { detail: relation.note }),
              onOpen: () => go({ room: 'claims', id: isOut ? relation.toId : relation.fromId }),
              end: <ConfirmInline size="small" ask="Take away" question="Take this relation away? Both claims stay. Undo brings it back." confirm="Take it away" onConfirm={() => remove.mutate({ id: relation.id })} />,
            };
          })}
        />
      )}
      {isAdding && <RelateDialog claim={claim} onClose={onDone} />}
    </Section>
  );
}

function RelateDialog({ claim, onClose }: { claim: Claim; onClose: () => void }) {
  const relate = useChange('claims.relate');
  const list = useAsk('claims.list', {});
  const [toId, setToId] = useState<string | null>(null);
  const [kind, setKind] = useState<Relation>('supports');
  const [note, setNote] = useState('');
  const others = (list.data?.claims ?? []).filter((other: ClaimSummary) => other.id !== claim.id);
  return (
    <Dialog title="Relate it to another claim" isOpen onClose={onClose} onSubmit={() => { if (toId !== null) relate.mutate({ fromId: claim.id, toId, kind, note: note.trim() }, { onSuccess: onClose }); }} actions={<Button kind="primary" type="submit" isDisabled={toId === null || relate.isPending}>Relate them</Button>}>
      <Stack gap={16}>
        <Columns gap={16} least="narrow">
          <Select label="This claim" choices={(Object.keys(relationWords) as Relation[]).map((id) => ({ id, label: relationWords[id] }))} value={kind} onChange={setKind} />
          <ComboBox label="that claim" placeholder="Type a few letters" choices={others.map(({ id, statement }) => ({ id, label: statement }))} value={toId} onChange={setToId} />
        </Columns>
        <TextArea label="How" note="may stay empty" rows={2} value={note} onChange={setNote} />
        <ProblemNotice problem={relate.error} />
      </Stack>
    </Dialog>
  );
}
