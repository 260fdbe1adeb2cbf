import { useState } from 'react';
import type { Claim } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk, useChange } from '../../client/ask.ts';
import { announce, Button, Columns, Dialog, Rows, Section, Select, Stack, TextField } from '../../ui/index.ts';
import { whenInWords } from '../coding/in-words.ts';
import './VersionsSection.css';

const asItStands = 'as it stands';

/** States of a claim that were kept, and how any two of them differ. */
export function VersionsSection({ claim }: { claim: Claim }) {
  const coders = useAsk('team.coders', {});
  const [doing, setDoing] = useState<'keep' | null>(null);
  const [beforeId, setBeforeId] = useState<string | null>(null);
  const nameOf = (id: string): string => coders.data?.coders.find((coder) => coder.id === id)?.name ?? 'somebody';
  return (
    <Section title="Versions that were kept" count={claim.versions.length} about="A version holds everything that was written then, and never changes." actions={<Button size="small" icon="save" onPress={() => setDoing('keep')}>Keep a version</Button>}>
      {claim.versions.length === 0 ? <p>None yet.</p> : (
        <Rows label="Versions that were kept" rows={[...claim.versions].reverse().map((version) => ({ id: version.id, title: `Version ${version.number}: ${version.reason}`, detail: `${nameOf(version.coderId)}, ${whenInWords(version.at, new Date().toISOString())}; ${version.status}`, onOpen: () => setBeforeId(version.id) }))} />
      )}
      {beforeId !== null && <Difference claim={claim} beforeId={beforeId} onBefore={setBeforeId} />}
      {doing === 'keep' && <KeepDialog claim={claim} onClose={() => setDoing(null)} />}
    </Section>
  );
}

function Difference({ claim, beforeId, onBefore }: { claim: Claim; beforeId: string; onBefore: (id: string) => void }) {
  const [nowId, setNowId] = useState(asItStands);
  const answer = useAsk('claims.compareVersions', { claimId: claim.id, beforeId, nowId: nowId === asItStands ? null : nowId }, { keepPrevious: true });
  const versions = [...claim.versions].reverse().map((version) => ({ id: version.id, label: `Version ${version.number}: ${version.reason}` }));
  return (
    <Section title="What differs" level={3}>
      <Stack gap={12}>
        <Columns gap={16} least="narrow">
          <Select label="Before" choices={versions} value={beforeId} onChange={onBefore} />
          <Select label="Now" choices={[{ id: asItStands, label: 'As it stands' }, ...versions]} value={nowId} onChange={setNowId} />
        </Columns>
        <ProblemNotice problem={answer.error} />
        {answer.data && (answer.data.changes.length === 0 ? <p>The two are the same.</p> : (
          <>
            {answer.data.sentences.map((sentence) => <p key={sentence}>{sentence}</p>)}
            <dl className="version-changes">
              {answer.data.changes.map((change) => (
                <div key={change.part}>
                  <dt>{change.part}</dt>
                  {change.before !== '' && <dd><del>{change.before}</del></dd>}
                  {change.now !== '' && <dd><ins>{change.now}</ins></dd>}
                </div>
              ))}
            </dl>
          </>
        ))}
      </Stack>
    </Section>
  );
}

function KeepDialog({ claim, onClose }: { claim: Claim; onClose: () => void }) {
  const keep = useChange('claims.keepVersion');
  const [reason, setReason] = useState('');
  const isReady = reason.trim() !== '' && !keep.isPending;
  return (
    <Dialog title={`Keep version ${claim.versions.length + 1}`} isOpen onClose={onClose} onSubmit={() => isReady && keep.mutate({ claimId: claim.id, reason: reason.trim() }, { onSuccess: () => { announce('The version is kept'); onClose(); } })} actions={<Button kind="primary" icon="save" type="submit" isDisabled={!isReady}>Keep it</Button>}>
      <Stack gap={16}>
        <TextField label="Why it is kept now" autoFocus value={reason} onChange={setReason} description="For example: before the board saw it; after the dates were questioned." />
        <ProblemNotice problem={keep.error} />
      </Stack>
    </Dialog>
  );
}
