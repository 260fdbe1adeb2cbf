import { useState } from 'react';
import type { Evidence } from '../../../contract/index.ts';
import { formatUncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { caretAtEnd } from '../../app/caret.ts';
import { ClashNotice } from '../../app/ClashNotice.tsx';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { changesOf, useKeptEdit } from '../../client/kept-edit.ts';
import { announce, Button, Chip, Cluster, ConfirmInline, Icon, LinkButton, Notice, RadioGroup, Stack, TextArea } from '../../ui/index.ts';
import { beginningOf, listed } from '../coding/in-words.ts';
import { AskAgain } from './AskAgain.tsx';
import { kindWords, placeOfEvidence, shownWords } from './evidence-words.ts';
import { ExpectationDialog } from './ExpectationDialog.tsx';
import './EvidenceItem.css';

/** One piece of evidence: what it says, where it comes from, how it bears on the claim, and whether it is still what was chosen. */
export function EvidenceItem({ item }: { item: Evidence }) {
  const [isWriting, setWriting] = useState(false);
  const [isExpecting, setExpecting] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const accept = useChange('claims.editEvidence');
  const { target } = item;
  const kind = target === null ? 'expected' : kindWords[target.kind];
  const words = target === null ? item.shown : shownWords(target.kind, item.shown);
  const isGone = target === null || (item.stale?.gone ?? false);
  const open = (): void => { if (target !== null) go(placeOfEvidence(target)); };
  return (
    <li className="evidence-item" id={`evidence-${item.id}`}>
      <span className="evidence-kind">{kind}</span>
      <div>
        <div className="evidence-shown" data-is-said={(target?.kind === 'quote' && !isGone) || undefined}>{isGone ? item.shown : <LinkButton isQuiet onPress={open}>{words}</LinkButton>}</div>
        <div className="evidence-from">{item.provenance}</div>
        {!isWriting && (
          <div className="evidence-why" data-is-missing={item.reason.trim() === '' || undefined}>
            {item.reason.trim() === '' ? 'How it bears on the claim is not written yet.' : item.reason}{' '}
            <LinkButton aria-label={`Edit ${kind} ${beginningOf(words, 50)}`} onPress={() => setWriting(true)}>Edit</LinkButton>
          </div>
        )}
        <Independence item={item} />
        <TestLine item={item} onExpect={() => setExpecting(true)} />
        {item.stale && (
          <div className="evidence-stale">
            <Stack gap={8}>
              <Notice
                kind="caution"
                title="Stale."
                actions={(
                  <>
                    {!isGone && <Button size="small" onPress={() => accept.mutate({ id: item.id, acceptAsNow: true, expectedVersion: item.version }, { onSuccess: () => announce('Accepted as it is now') })} isDisabled={accept.isPending}>Accept as it is now</Button>}
                    {!isGone && target.kind === 'figure' && <Button size="small" aria-expanded={isAsking} onPress={() => setAsking(!isAsking)}>{isAsking ? 'Fold the answer away' : 'Ask again'}</Button>}
                    {!isGone && <Button size="small" onPress={open}>Open</Button>}
                    {isGone && <TakeAway item={item} />}
                  </>
                )}
              >
                {item.stale.why}
              </Notice>
              {isAsking && !isGone && target.kind === 'figure' && <AskAgain target={target} />}
              <ProblemNotice problem={accept.error} />
            </Stack>
          </div>
        )}
        {isExpecting && <ExpectationDialog item={item} onClose={() => setExpecting(false)} />}
        {isWriting && <div className="evidence-form"><EvidenceForm item={item} onDone={() => setWriting(false)} /></div>}
      </div>
    </li>
  );
}

const sharedWords = { source: 'the same source', person: 'the same person', event: 'the same event', data: 'the same data', 'said by a person to belong together': 'one package' } as const;

/** Consent as it stands, and which other items are no second witness beside this one. */
function Independence({ item }: { item: Evidence }) {
  const shared = [...new Set(item.sharesWith.map(({ what }) => sharedWords[what]))];
  const others = new Set(item.sharesWith.map(({ evidenceId }) => evidenceId)).size;
  return (
    <>
      {item.date !== null && <div className="evidence-from">{`Of ${formatUncertainDate(item.date)}.`}</div>}
      {item.consent !== '' && <div className="evidence-from">{item.consent}</div>}
      {others > 0 && <div className="evidence-from"><Icon name="link" />{` No second witness beside ${others === 1 ? 'one other piece' : `${others} other pieces`} here: ${listed(shared)}.`}</div>}
    </>
  );
}

/** The test that this piece is, and what came of it; or the way to make it one. */
function TestLine({ item, onExpect }: { item: Evidence; onExpect: () => void }) {
  const { expectation } = item;
  return (
    <div className="evidence-test">
      {expectation?.decides && <Chip tone="accent">Decides</Chip>}
      {item.test !== null && <Chip>{item.test.replace(/^./, (first) => first.toUpperCase())}</Chip>}
      {item.result !== '' && <span>{item.result}</span>}
      <LinkButton aria-label={`${expectation === null ? 'Say what was expected of' : 'Change what was expected of'} ${beginningOf(item.shown, 50)}`} onPress={onExpect}>{expectation === null ? 'What was expected?' : 'Expected…'}</LinkButton>
    </div>
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
