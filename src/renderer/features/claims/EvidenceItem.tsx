import { useState } from 'react';
import type { Evidence } from '../../../contract/index.ts';
import { caretAtEnd } from '../../app/caret.ts';
import { ClashNotice } from '../../app/ClashNotice.tsx';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { changesOf, useKeptEdit } from '../../client/kept-edit.ts';
import { announce, Button, Cluster, ConfirmInline, LinkButton, Notice, RadioGroup, Stack, TextArea } from '../../ui/index.ts';
import { beginningOf } from '../coding/in-words.ts';
import { AskAgain } from './AskAgain.tsx';
import { kindWords, placeOfEvidence, shownWords } from './evidence-words.ts';
import './EvidenceItem.css';

/** One piece of evidence: what it says, where it comes from, how it bears on the claim, and whether it is still what was chosen. */
export function EvidenceItem({ item }: { item: Evidence }) {
  const [isWriting, setWriting] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const accept = useChange('claims.editEvidence');
  const words = shownWords(item.target.kind, item.shown);
  const isGone = item.stale?.gone ?? false;
  const open = (): void => go(placeOfEvidence(item));
  return (
    <li className="evidence-item" id={`evidence-${item.id}`}>
      <span className="evidence-kind">{kindWords[item.target.kind]}</span>
      <div>
        <div className="evidence-shown" data-is-said={(item.target.kind === 'quote' && !isGone) || undefined}>{isGone ? item.shown : <LinkButton isQuiet onPress={open}>{words}</LinkButton>}</div>
        <div className="evidence-from">{item.provenance}</div>
        {!isWriting && (
          <div className="evidence-why" data-is-missing={item.reason.trim() === '' || undefined}>
            {item.reason.trim() === '' ? 'How it bears on the claim is not written yet.' : item.reason}{' '}
            <LinkButton aria-label={`Edit ${kindWords[item.target.kind]} ${beginningOf(words, 50)}`} onPress={() => setWriting(true)}>Edit</LinkButton>
          </div>
        )}
        {item.stale && (
          <div className="evidence-stale">
            <Stack gap={8}>
              <Notice
                kind="caution"
                title="Stale."
                actions={(
                  <>
                    {!isGone && <Button size="small" onPress={() => accept.mutate({ id: item.id, acceptAsNow: true, expectedVersion: item.version }, { onSuccess: () => announce('Accepted as it is now') })} isDisabled={accept.isPending}>Accept as it is now</Button>}
                    {!isGone && item.target.kind === 'figure' && <Button size="small" aria-expanded={isAsking} onPress={() => setAsking(!isAsking)}>{isAsking ? 'Fold the answer away' : 'Ask again'}</Button>}
                    {!isGone && <Button size="small" onPress={open}>Open</Button>}
                    {isGone && <TakeAway item={item} />}
                  </>
                )}
              >
                {item.stale.why}
              </Notice>
              {isAsking && !isGone && item.target.kind === 'figure' && <AskAgain target={item.target} />}
              <ProblemNotice problem={accept.error} />
            </Stack>
          </div>
        )}
        {isWriting && <div className="evidence-form"><EvidenceForm item={item} onDone={() => setWriting(false)} /></div>}
      </div>
    </li>
  );
}

function TakeAway({ item }: { item: Evidence }) {
  const remove = useChange('claims.removeEvidence');
  return <ConfirmInline size="small" ask="Take it away" question="Take this evidence away from the claim? What it points at stays. Undo brings it back." confirm="Take it away" onConfirm={() => remove.mutate({ id: item.id })} isDisabled={remove.isPending} />;
}

type Fields = Pick<Evidence, 'side' | 'reason'>;

function EvidenceForm({ item, onDone }: { item: Evidence; onDone: () => void }) {
  const edit = useChange('claims.editEvidence');
  const [opened] = useState(item);
  const [side, setSide] = useState(item.side);
  const [reason, setReason] = useState(item.reason);
  const draft = useDraft(`evidence ${item.id}`, { side, reason }, (back) => { setSide(back.side ?? side); setReason(back.reason ?? reason); });
  const done = (): void => { draft.forget(); onDone(); };
  const kept = useKeptEdit<Fields>(item, (patch, expectedVersion) => edit.mutateAsync({ id: item.id, expectedVersion, ...patch }));
  const changes = changesOf<Fields>(opened, { side, reason: reason.trim() });
  const isChanged = Object.keys(changes).length > 0;

  async function save(over = false): Promise<void> {
    if (!isChanged || (await kept.submit(changes, over))) done();
  }

  return (
    <form
      onSubmit={(event) => { event.preventDefault(); void save(); }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); void save(); }
        if (event.key === 'Escape' && !isChanged) done();
      }}
    >
      <Stack gap={8}>
        <TextArea label="How it bears on it" autoFocus onFocus={caretAtEnd} rows={2} value={reason} onChange={setReason} />
        <RadioGroup label="It speaks" orientation="horizontal" choices={[{ id: 'for', label: 'For' }, { id: 'against', label: 'Against' }]} value={side} onChange={setSide} />
        {kept.clash && <ClashNotice theirs={[kept.clash.side, kept.clash.reason].filter(Boolean).join(': ')} onSaveMine={() => void save(true)} onTakeTheirs={done} />}
        <DraftNotice draft={draft} />
        <ProblemNotice problem={kept.problem} />
        <Cluster>
          <Button type="submit" kind="primary" size="small" isDisabled={kept.isSaving}>Save</Button>
          <Button size="small" onPress={done}>{isChanged ? 'Throw away what I wrote' : 'Leave it'}</Button>
          <TakeAway item={item} />
        </Cluster>
      </Stack>
    </form>
  );
}
