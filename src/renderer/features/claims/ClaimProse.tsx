import { useEffect, useRef, useState } from 'react';
import type { Claim, ClaimPart } from '../../../contract/index.ts';
import { caretAtEnd } from '../../app/caret.ts';
import { ClashNotice } from '../../app/ClashNotice.tsx';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { useKeptEdit } from '../../client/kept-edit.ts';
import { Button, Cluster, LinkButton, Stack, TextArea } from '../../ui/index.ts';
import { type Mending, useMending } from './mending.ts';
import './ClaimProse.css';

export type ProseField = 'changeObserved' | 'changeForWhom' | 'changeWhen' | 'changeHowKnown' | 'mechanismResource' | 'mechanismReasoning' | 'programmePart' | 'unintended' | 'rivalsSearch' | 'counterSearch' | 'wouldChangeOurMind' | 'otherFactors';

type ClaimProseProps = {
  claim: Claim;
  field: ProseField;
  title: string;
  /** What belongs here; shown while it is empty and while it is written. */
  hint: string;
  part: ClaimPart;
  mending: Mending;
  layout?: 'row' | 'stack';
  /** It goes on from the part above, which is the one that is opened to be mended. */
  isFollowing?: boolean;
  /** Depth of its heading under what stands above it. */
  level?: 2 | 3;
};

const textOf = (value: string | readonly string[]): string => (typeof value === 'string' ? value : value.join('\n'));
const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean);

/** A part of the claim's story: read here, written here. Other factors are a list, one a line. */
export function ClaimProse({ claim, field, title, hint, part, mending, layout = 'row', level = 2, isFollowing = false }: ClaimProseProps) {
  const [isWriting, setWriting] = useState(false);
  const ref = useMending<HTMLDivElement>(isFollowing ? null : mending, part, () => setWriting(true));
  const Heading = `h${level}` as const;
  return (
    <div ref={ref} className="claim-prose" data-layout={layout}>
      <Heading className="claim-prose-title">{title}</Heading>
      {isWriting ? <ProseEditor claim={claim} field={field} title={title} hint={hint} onDone={() => setWriting(false)} /> : <ProseWords value={claim[field]} title={title} hint={hint} onWrite={() => setWriting(true)} />}
    </div>
  );
}

function ProseWords({ value, title, hint, onWrite }: { value: string | readonly string[]; title: string; hint: string; onWrite: () => void }) {
  const words = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const element = words.current;
    if (element === null) return;
    const look = (): void => setLong((was) => (element.hasAttribute('data-is-folded') ? element.scrollHeight > element.clientHeight + 2 : was));
    look();
    const watch = new ResizeObserver(look);
    watch.observe(element);
    return () => watch.disconnect();
  }, [value]);

  if (value.length === 0 || textOf(value).trim() === '') {
    return <div className="claim-prose-read"><div className="claim-prose-words" data-is-empty>{hint}</div><div className="claim-prose-tools"><LinkButton aria-label={`Write: ${title}`} onPress={onWrite}>Write it</LinkButton></div></div>;
  }
  return (
    <div className="claim-prose-read">
      {typeof value === 'string'
        ? <div ref={words} className="claim-prose-words" data-is-folded={!isOpen || undefined}>{value.trim()}</div>
        : isOpen || value.length < 3 ? <ul className="claim-prose-words">{value.map((line) => <li key={line}>{line}</li>)}</ul>
          : <div ref={words} className="claim-prose-words" data-is-folded>{value.join('; ')}</div>}
      <div className="claim-prose-tools">
        {(isLong || (typeof value !== 'string' && value.length > 2)) && <LinkButton aria-label={isOpen ? `Show less: ${title}` : `Read all: ${title}`} onPress={() => setOpen(!isOpen)}>{isOpen ? 'Show less' : typeof value === 'string' ? 'Read all' : `All ${value.length}`}</LinkButton>}
        <LinkButton aria-label={`Edit: ${title}`} onPress={onWrite}>Edit</LinkButton>
      </div>
    </div>
  );
}

function ProseEditor({ claim, field, title, hint, onDone }: { claim: Claim; field: ProseField; title: string; hint: string; onDone: () => void }) {
  const edit = useChange('claims.edit');
  const kept = useKeptEdit<Pick<Claim, ProseField>>(claim, (patch, expectedVersion) => edit.mutateAsync({ id: claim.id, expectedVersion, ...patch }));
  const [first] = useState(() => textOf(claim[field]));
  const [text, setText] = useState(first);
  const draft = useDraft(`claim ${claim.id} ${field}`, { text }, (back) => setText(back.text ?? first));
  const done = (): void => { draft.forget(); onDone(); };
  const isList = field === 'otherFactors';
  const isChanged = text !== first;

  async function save(over = false): Promise<void> {
    if (!isChanged || (await kept.submit({ [field]: isList ? linesOf(text) : text.trim() }, over))) done();
  }

  return (
    <form
      onSubmit={(event) => { event.preventDefault(); void save(); }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); void save(); }
        // Esc never throws words away.
        if (event.key === 'Escape' && !isChanged) done();
      }}
    >
      <Stack gap={8}>
        <TextArea label={title} hasHiddenLabel autoFocus onFocus={caretAtEnd} rows={3} value={text} onChange={setText} description={isList ? `${hint} One a line.` : hint} />
        {kept.clash && <ClashNotice theirs={textOf(kept.clash[field] ?? '')} onSaveMine={() => void save(true)} onTakeTheirs={done} />}
        <DraftNotice draft={draft} />
        <ProblemNotice problem={kept.problem} />
        <Cluster>
          <Button type="submit" kind="primary" size="small" keys="Ctrl Enter" isDisabled={kept.isSaving}>Save</Button>
          <Button size="small" onPress={done}>{isChanged ? 'Throw away what I wrote' : 'Leave it'}</Button>
        </Cluster>
      </Stack>
    </form>
  );
}
