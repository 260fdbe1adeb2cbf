import { useEffect, useState } from 'react';
import type { Claim, Evidence, Overclaim, StorySentence } from '../../../contract/index.ts';
import { ClashNotice } from '../../app/ClashNotice.tsx';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk, useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { announce, Button, CheckboxGroup, Chip, Cluster, ConfirmInline, Dialog, EmptyRoom, Notice, Section, Select, Stack, TextArea } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { kindWords } from './evidence-words.ts';
import './StoryTab.css';

const parts: readonly StorySentence['part'][] = ['what changed', "the programme's part", 'what else was needed', 'what else could explain it', 'how sure we are', 'what would change our mind'];
const upper = (words: string): string => words.replace(/^./, (first) => first.toUpperCase()).replace(/'/g, '’');

/** The story of a contribution, drafted from what is recorded: sentence by sentence, each with what it rests on. */
export function StoryTab({ claim }: { claim: Claim }) {
  const story = useAsk('claims.story', { claimId: claim.id }, { keepPrevious: true });
  const draft = useChange('claims.draftStory');
  const edit = useChange('claims.editStory');
  const [editing, setEditing] = useState<StorySentence | { part: StorySentence['part'] } | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const sentences = story.data?.sentences ?? [];
  const stale = sentences.filter((one) => one.stale !== null).length;
  const make = <Button kind={sentences.length === 0 ? 'primary' : 'plain'} size={sentences.length === 0 ? 'usual' : 'small'} icon="redo" isDisabled={draft.isPending} onPress={() => draft.mutate({ claimId: claim.id }, { onSuccess: () => announce('The story was drafted') })}>{sentences.length === 0 ? 'Draft it from the record' : 'Draft it anew'}</Button>;

  function store(next: readonly StorySentence[], done?: () => void): void {
    if (!story.data) return;
    edit.mutate({ claimId: claim.id, expectedVersion: story.data.version, sentences: next.map(({ stale: _stale, ...rest }) => rest) }, { onSuccess: () => done?.() });
  }
  const move = (sentence: StorySentence, by: number): void => {
    const own = sentences.filter(({ part }) => part === sentence.part);
    const other = own[own.indexOf(sentence) + by];
    if (other) store(sentences.map((one) => (one === sentence ? other : one === other ? sentence : one)));
  };

  if (story.data && sentences.length === 0) {
    return (
      <Stack gap={16}>
        <ProblemNotice problem={draft.error} />
        <EmptyRoom picture="briefs" title="The story of the contribution" actions={make}>What changed, the programme’s part, what else was needed, what else could explain it, how sure we are, what would change our mind: drafted from what stands in this claim, so that every sentence can be followed to what it rests on. You can edit each.</EmptyRoom>
      </Stack>
    );
  }
  return (
    <Stack gap={24}>
      <Cluster justify="between">
        <Cluster>
          <Chip>{counted(sentences.length, 'sentence')}</Chip>
          <Chip>{`${counted(sentences.filter((one) => one.isOwn).length, 'sentence')} of your own`}</Chip>
          {stale > 0 && <Chip tone="caution" icon="caution">{`${counted(stale, 'sentence')} to read again`}</Chip>}
        </Cluster>
        {make}
      </Cluster>
      <ProblemNotice problem={story.error ?? draft.error ?? edit.error} />
      <Overclaims claimId={claim.id} text={sentences.map(({ text }) => text).join('\n')} />
      {parts.map((part) => (
        <Section key={part} title={upper(part)} actions={<Button size="small" icon="plus" aria-label={`Write a sentence: ${part}`} onPress={() => setEditing({ part })}>Write a sentence</Button>}>
          <ul className="story-sentences">
            {sentences.filter((one) => one.part === part).map((sentence, index, own) => (
              <li key={sentence.id} className="story-sentence" data-is-stale={sentence.stale !== null || undefined}>
                <p className="story-text">{sentence.text}</p>
                {sentence.stale !== null && <p className="story-faint" data-tone="caution">{`Read it again: ${sentence.stale}`}</p>}
                <Cluster gap={4}>
                  <Button size="small" kind="quiet" aria-expanded={shown === sentence.id} isDisabled={sentence.evidenceIds.length === 0} onPress={() => setShown(shown === sentence.id ? null : sentence.id)}>{sentence.evidenceIds.length === 0 ? 'Rests on no piece of evidence' : `Rests on ${counted(sentence.evidenceIds.length, 'piece')}`}</Button>
                  {sentence.isOwn && <Chip>In your words</Chip>}
                  <Button size="small" kind="quiet" icon="pencil" hasHiddenLabel aria-label={`Change: ${sentence.text}`} onPress={() => setEditing(sentence)}>Change</Button>
                  <Button size="small" kind="quiet" icon="chevron-up" hasHiddenLabel aria-label={`Earlier: ${sentence.text}`} isDisabled={index === 0 || edit.isPending} onPress={() => move(sentence, -1)}>Earlier</Button>
                  <Button size="small" kind="quiet" icon="chevron-down" hasHiddenLabel aria-label={`Later: ${sentence.text}`} isDisabled={index === own.length - 1 || edit.isPending} onPress={() => move(sentence, 1)}>Later</Button>
                </Cluster>
                {shown === sentence.id && <ul className="story-rests">{claim.evidence.filter(({ id }) => sentence.evidenceIds.includes(id)).map((item) => <li key={item.id}><span className="story-faint">{`${nameOf(item)}, ${item.side}: `}</span>{item.expectation?.expected || item.shown}<p className="story-faint">{item.provenance}</p></li>)}</ul>}
              </li>
            ))}
          </ul>
        </Section>
      ))}
      {editing !== null && story.data && <SentenceDialog claim={claim} sentence={'id' in editing ? editing : null} part={editing.part} present={sentences} problem={edit.error} isSaving={edit.isPending} onStore={store} onClose={() => { edit.reset(); setEditing(null); }} />}
    </Stack>
  );
}

const nameOf = (item: Evidence): string => (item.target === null ? 'expected' : kindWords[item.target.kind]);

type SentenceDialogProps = {
  claim: Claim;
  sentence: StorySentence | null;
  part: StorySentence['part'];
  present: readonly StorySentence[];
  problem: React.ComponentProps<typeof ProblemNotice>['problem'];
  isSaving: boolean;
  onStore: (sentences: readonly StorySentence[], done: () => void) => void;
  onClose: () => void;
};

function SentenceDialog({ claim, sentence, part: first, present, problem, isSaving, onStore, onClose }: SentenceDialogProps) {
  const [opened] = useState(sentence);
  const [text, setText] = useState(sentence?.text ?? '');
  const [part, setPart] = useState(first);
  const [evidenceIds, setEvidenceIds] = useState<readonly string[]>(sentence?.evidenceIds ?? []);
  const draft = useDraft(`story ${claim.id} ${sentence?.id ?? `new ${first}`}`, { text }, (back) => setText(back.text ?? text));
  const theirs = opened === null ? null : present.find(({ id }) => id === opened.id) ?? null;
  const isClash = opened !== null && theirs !== null && theirs.text !== opened.text;
  const done = (): void => { draft.forget(); onClose(); };
  const save = (): void => {
    if (text.trim() === '') return;
    const written: StorySentence = { id: opened?.id ?? crypto.randomUUID(), part, text: text.trim(), isOwn: true, evidenceIds: [...evidenceIds], stale: null };
    const next = opened === null || theirs === null ? [...present, written] : present.map((one) => (one.id === opened.id ? written : one));
    onStore(next, done);
  };
  return (
    <Dialog title={sentence === null ? 'Write a sentence' : 'Change this sentence'} size="large" isOpen onClose={onClose} onSubmit={() => { if (!isClash) save(); }} actions={<Button kind="primary" type="submit" isDisabled={text.trim() === '' || isSaving || isClash}>Save</Button>}>
      <Stack gap={16}>
        <TextArea label="The sentence" rows={3} autoFocus value={text} onChange={setText} description="In your words it stays when the story is drafted anew." />
        <Overclaims claimId={claim.id} text={text} />
        <Select label="It belongs to" choices={parts.map((id) => ({ id, label: upper(id) }))} value={part} onChange={setPart} />
        {claim.evidence.length > 0 && <CheckboxGroup label="It rests on" choices={claim.evidence.map((item) => ({ id: item.id, label: item.expectation?.expected || item.shown, description: `${nameOf(item)}, ${item.side}; ${item.provenance}` }))} value={evidenceIds} onChange={setEvidenceIds} />}
        {isClash && <ClashNotice theirs={theirs.text} onSaveMine={save} onTakeTheirs={done} />}
        <DraftNotice draft={draft} />
        <ProblemNotice problem={problem} />
        {opened !== null && <Cluster><ConfirmInline size="small" ask="Take this sentence out" question="Take this sentence out of the story? Undo brings it back." confirm="Take it out" onConfirm={() => onStore(present.filter(({ id }) => id !== opened.id), done)} /></Cluster>}
      </Stack>
    </Dialog>
  );
}

/** How long somebody has to pause before their words are looked at, in milliseconds. */
const pause = 500;

/** Words that claim more than the record bears, with what could be said instead. */
export function Overclaims({ claimId, text }: { claimId: string; text: string }) {
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  const answer = useAsk('claims.lint', { claimId, text: asked.slice(0, 20_000) }, { enabled: asked.trim() !== '', keepPrevious: true });
  const found = asked.trim() === '' ? [] : answer.data?.overclaims ?? [];
  return found.length === 0 ? null : <OverclaimNotice found={found} />;
}

export function OverclaimNotice({ found }: { found: readonly Overclaim[] }) {
  return (
    <Notice kind="caution" title={found.length === 1 ? 'One place says more than the record bears.' : `${found.length} places say more than the record bears.`}>
      <ul className="overclaims">
        {found.map((one) => <li key={`${one.where} ${one.start}`}><strong>{`“${one.words}”`}</strong>{` ${one.where === '' ? '' : `(${one.where}) `}${one.why} Better: ${one.instead.map((words) => `“${words}”`).join(', ')}.`}</li>)}
      </ul>
    </Notice>
  );
}
