import { useState } from 'react';
import type { Claim } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { Button, CheckboxGroup, Cluster, Dialog, LinkButton, Section, Select, Stack } from '../../ui/index.ts';
import { whenInWords } from '../coding/in-words.ts';

/** The version of a theory of change that a claim was written against, and its way through it. */
export function TheoryOfClaim({ claim }: { claim: Claim }) {
  const version = useAsk('theory.version', { id: claim.theoryVersionId ?? '' }, { enabled: claim.theoryVersionId !== null });
  const theories = useAsk('theory.list', {});
  const [isChoosing, setChoosing] = useState(false);
  const theory = theories.data?.theories.find(({ id }) => id === version.data?.theoryId);
  const way = claim.pathway.flatMap((nodeId) => version.data?.nodes.find(({ id }) => id === nodeId) ?? []);
  const hasTheories = (theories.data?.theories ?? []).some(({ versions }) => versions > 0);
  return (
    <Section title="Its way through the theory of change" actions={hasTheories && <Button size="small" icon="theory" onPress={() => setChoosing(true)}>{claim.theoryVersionId === null ? 'Choose a version' : 'Choose another, or its places'}</Button>}>
      <ProblemNotice problem={version.error} />
      {claim.theoryVersionId === null && (hasTheories ? <p>It is not held against a theory of change yet.</p> : <p>No version of a theory of change is kept yet. <LinkButton onPress={() => go({ room: 'theory' })}>Open the theories</LinkButton></p>)}
      {version.data && (
        <Stack gap={8}>
          <p>{`Written against version ${version.data.number} of “${theory?.name ?? 'a theory that is gone'}”, kept ${whenInWords(version.data.at, new Date().toISOString())}: ${version.data.reason}`}</p>
          {way.length === 0 ? <p>Which of its places it goes through is not said yet.</p> : <p>{way.map(({ label }) => label).join(' → ')}</p>}
          {theory && (
            <Cluster>
              <LinkButton onPress={() => go({ room: 'theory', id: theory.id })}>Open the theory</LinkButton>
              {(theory.isChanged || theory.versions > version.data.number) && <LinkButton onPress={() => go({ room: 'theory', id: theory.id, details: { page: 'compare', before: version.data.id } })}>The theory has changed since: see how</LinkButton>}
            </Cluster>
          )}
        </Stack>
      )}
      {isChoosing && <ChooseTheoryDialog claim={claim} onClose={() => setChoosing(false)} />}
    </Section>
  );
}

const nothing = 'none';

function ChooseTheoryDialog({ claim, onClose }: { claim: Claim; onClose: () => void }) {
  const edit = useChange('claims.edit');
  const theories = useAsk('theory.list', {});
  const written = useAsk('theory.version', { id: claim.theoryVersionId ?? '' }, { enabled: claim.theoryVersionId !== null });
  const [theoryId, setTheoryId] = useState<string | null>(null);
  const shownTheory = theoryId ?? written.data?.theoryId ?? null;
  const theory = useAsk('theory.get', { id: shownTheory ?? '' }, { enabled: shownTheory !== null });
  const [versionId, setVersionId] = useState(claim.theoryVersionId);
  const version = useAsk('theory.version', { id: versionId ?? '' }, { enabled: versionId !== null });
  const [pathway, setPathway] = useState<readonly string[]>(claim.pathway);
  const places = version.data?.nodes ?? [];
  // In the order in which the theory is drawn, whatever the order of ticking.
  const inOrder = places.filter(({ id }) => pathway.includes(id)).map(({ id }) => id);
  return (
    <Dialog
      title="Its way through a theory of change"
      isOpen
      onClose={onClose}
      onSubmit={() => edit.mutate({ id: claim.id, expectedVersion: claim.version, theoryVersionId: versionId, pathway: versionId === null ? [] : inOrder }, { onSuccess: onClose })}
      actions={<Button kind="primary" type="submit" isDisabled={edit.isPending || (versionId !== null && !version.data)}>Save</Button>}
    >
      <Stack gap={16}>
        <Select label="Theory of change" choices={[{ id: nothing, label: 'None' }, ...(theories.data?.theories ?? []).filter(({ versions }) => versions > 0).map(({ id, name }) => ({ id, label: name }))]} value={shownTheory ?? nothing} onChange={(id) => { setTheoryId(id === nothing ? null : id); setVersionId(null); setPathway([]); }} />
        {shownTheory !== null && theory.data && <Select label="Version" choices={[...theory.data.kept].reverse().map((kept) => ({ id: kept.id, label: `Version ${kept.number}: ${kept.reason}` }))} value={versionId} onChange={(id) => { setVersionId(id); setPathway([]); }} />}
        {places.length > 0 && <CheckboxGroup label="The places that it goes through" choices={places.map(({ id, label }) => ({ id, label }))} value={pathway} onChange={setPathway} />}
        <ProblemNotice problem={edit.error ?? theory.error ?? version.error} />
      </Stack>
    </Dialog>
  );
}
