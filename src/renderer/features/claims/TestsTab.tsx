import { useState } from 'react';
import type { Claim, Evidence } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { announce, Button, Checkbox, Chip, Cluster, ConfirmInline, Dialog, Finding, LinkButton, Section, Stack, TextField } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { ExpectationDialog } from './ExpectationDialog.tsx';
import { Weighing } from './Weighing.tsx';
import './TestsTab.css';

/** As many items as may decide. */
const mostThatDecide = 5;

/** What was expected, what was looked for, and what came of it; and for those who want it, in numbers. */
export function TestsTab({ claim }: { claim: Claim }) {
  const [doing, setDoing] = useState<Evidence | 'expected' | 'together' | null>(null);
  const decide = claim.evidence.filter((item) => item.expectation?.decides);
  const others = claim.evidence.filter((item) => item.expectation !== null && !item.expectation.decides);
  const without = claim.evidence.filter((item) => item.expectation === null);
  return (
    <Stack gap={32}>
      <Finding>{findingOf(claim)}</Finding>
      <Section
        title="Those that decide"
        count={`${decide.length} of ${mostThatDecide} at most`}
        about="The few pieces on which the claim stands or falls. For each, two questions are answered before anybody looks: must we see it, and could hardly anything else bring it about?"
        actions={<Button size="small" icon="plus" onPress={() => setDoing('expected')}>Something we would expect</Button>}
      >
        <TestList items={decide} claim={claim} onOpen={setDoing} />
      </Section>
      {others.length > 0 && <Section title="Others with an expectation" count={others.length}><TestList items={others} claim={claim} onOpen={setDoing} /></Section>}
      {without.length > 0 && <Section title="Without one" count={without.length} about="Nobody has said what they were expected to show. That is no fault of those that came by themselves."><TestList items={without} claim={claim} onOpen={setDoing} /></Section>}
      {claim.evidence.length > 1 && (
        <Section title="Which are no second witness" about="Pieces that share a source, a person or an event count as one package. Kist sees some of that by itself; you may know of more." actions={<Button size="small" icon="link" onPress={() => setDoing('together')}>Put some together</Button>}>
          <Packages claim={claim} />
        </Section>
      )}
      <Weighing claim={claim} />
      {doing === 'expected' && <ExpectationDialog claim={claim} onClose={() => setDoing(null)} />}
      {doing === 'together' && <TogetherDialog claim={claim} onClose={() => setDoing(null)} />}
      {doing !== null && typeof doing !== 'string' && <ExpectationDialog item={doing} onClose={() => setDoing(null)} />}
    </Stack>
  );
}

function findingOf(claim: Claim): string {
  const decide = claim.evidence.filter((item) => item.expectation?.decides && item.rivalId === null);
  const looked = decide.filter((item) => item.expectation!.looked !== 'not looked for');
  const ruledOut = decide.filter((item) => item.expectation!.certainty === 'yes' && item.expectation!.looked === 'not found' && item.expectation!.search.trim() !== '');
  if (decide.length === 0) return 'Nothing is named yet that would decide it.';
  if (ruledOut.length > 0) return `As it is written, ${ruledOut.length === 1 ? 'one test rules it out' : `${ruledOut.length} tests rule it out`}: ${ruledOut.map((item) => `“${item.expectation!.expected || item.shown}”`).join(', ')} would have to be seen, was looked for, and is not there.`;
  return `${counted(looked.length, 'of the tests that decide', 'of the tests that decide')} ${looked.length === 1 ? 'was' : 'were'} looked at, of ${decide.length}; none rules it out as it is written.`;
}

function TestList({ items, claim, onOpen }: { items: readonly Evidence[]; claim: Claim; onOpen: (item: Evidence) => void }) {
  const remove = useChange('claims.removeEvidence');
  if (items.length === 0) return <p>None yet.</p>;
  const rivalOf = (id: string | null): string | null => claim.rivals.find((rival) => rival.id === id)?.statement ?? null;
  return (
    <>
      <ProblemNotice problem={remove.error} />
      <ul className="tests">
        {items.map((item) => {
          const { expectation } = item;
          const rival = rivalOf(item.rivalId);
          return (
            <li key={item.id} className="test">
              <p className="test-expected">{expectation?.expected || item.shown}</p>
              {expectation?.expected && item.target !== null && <p className="test-faint">{`Found: ${item.shown}`}</p>}
              {rival !== null && <p className="test-faint">{`Tells ${item.side} another explanation: ${rival}`}</p>}
              <Cluster>
                <Chip tone={item.side === 'for' ? 'for' : 'against'}>{item.side === 'for' ? 'For' : 'Against'}</Chip>
                {item.test !== null && <Chip>{item.test.replace(/^./, (first) => first.toUpperCase())}</Chip>}
                {expectation && <Chip icon={expectation.looked === 'found' ? 'check' : 'missing'}>{expectation.looked.replace(/^./, (first) => first.toUpperCase())}</Chip>}
                {item.stale && <Chip tone="caution" icon="caution">Stale</Chip>}
              </Cluster>
              {item.result !== '' && <p>{item.result}</p>}
              {expectation && <p className="test-faint">{`Written ${expectation.writtenAt.slice(0, 10)}; ${expectation.seenBefore}.${expectation.search === '' ? '' : ` Looked: ${expectation.search}`}`}</p>}
              <Cluster>
                <LinkButton aria-label={`${expectation === null ? 'Say what was expected' : 'Change what was expected'}: ${expectation?.expected || item.shown}`} onPress={() => onOpen(item)}>{expectation === null ? 'Say what was expected' : 'Change'}</LinkButton>
                {item.target === null && <ConfirmInline size="small" ask="Take it away" question="Take this expectation away? Undo brings it back." confirm="Take it away" onConfirm={() => remove.mutate({ id: item.id })} />}
              </Cluster>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Packages({ claim }: { claim: Claim }) {
  const together = useChange('claims.together');
  const named = Map.groupBy(claim.evidence.filter((item) => item.together !== ''), (item) => item.together);
  const seen = claim.evidence.filter((item) => item.sharesWith.length > 0 && item.together === '').length;
  return (
    <Stack gap={12}>
      <p>{seen === 0 ? 'Kist sees none that share a source, a person or an event.' : `Kist sees ${counted(seen, 'piece')} that ${seen === 1 ? 'shares' : 'share'} a source, a person, an event or data with another.`}</p>
      <ProblemNotice problem={together.error} />
      {[...named].map(([name, items]) => (
        <Cluster key={name} justify="between">
          <p>{`“${name}”: ${counted(items.length, 'piece')}`}</p>
          <Button size="small" onPress={() => together.mutate({ evidenceIds: items.map(({ id }) => id), name: '' })}>{`Take “${name}” apart`}</Button>
        </Cluster>
      ))}
    </Stack>
  );
}

function TogetherDialog({ claim, onClose }: { claim: Claim; onClose: () => void }) {
  const together = useChange('claims.together');
  const [ids, setIds] = useState<readonly string[]>([]);
  const [name, setName] = useState('');
  const isReady = ids.length > 1 && name.trim() !== '' && !together.isPending;
  return (
    <Dialog
      title="Pieces that are one witness"
      isOpen
      onClose={onClose}
      onSubmit={() => isReady && together.mutate({ evidenceIds: [...ids], name: name.trim() }, { onSuccess: () => { announce('They count as one package'); onClose(); } })}
      actions={<Button kind="primary" type="submit" isDisabled={!isReady}>Put them together</Button>}
    >
      <Stack gap={16}>
        <TextField label="What they share" autoFocus value={name} onChange={setName} description="For example: the same afternoon at the café; the same worker told both." />
        <div role="group" aria-label="Pieces of evidence">
          <Stack gap={8}>{claim.evidence.map((item) => <Checkbox key={item.id} isSelected={ids.includes(item.id)} onChange={(on) => setIds(on ? [...ids, item.id] : ids.filter((id) => id !== item.id))} description={item.provenance}>{item.expectation?.expected || item.shown}</Checkbox>)}</Stack>
        </div>
        <ProblemNotice problem={together.error} />
      </Stack>
    </Dialog>
  );
}
