import { useState } from 'react';
import type { EvidenceTarget, HarvestedOutcome, Input } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useChange } from '../../client/ask.ts';
import { announce, Button, Chip, Cluster, ConfirmInline, Dialog, Rows, Section } from '../../ui/index.ts';
import { EvidenceChooser } from '../claims/EvidenceChooser.tsx';
import { kindWords, placeOfEvidence, shownWords } from '../claims/evidence-words.ts';

type RestsSectionProps = { about: Input<'harvest.rest'>['about']; rests: HarvestedOutcome['rests'] };

/** What a record rests on: words, events, signs, figures that others can look at. */
export function RestsSection({ about, rests }: RestsSectionProps) {
  const [isAdding, setAdding] = useState(false);
  const remove = useChange('harvest.unrest');
  return (
    <Section title="What it rests on" count={rests.length} about="Words, events, signs of change or figures that others can look at." actions={<Button size="small" icon="plus" onPress={() => setAdding(true)}>Add something</Button>}>
      <ProblemNotice problem={remove.error} />
      {rests.length === 0 ? <p>It rests on nothing yet that others could look at.</p> : (
        <Rows
          label="What it rests on"
          rows={rests.map((rest) => ({
            id: rest.id,
            kind: kindWords[rest.target.kind],
            title: rest.stale?.gone ? rest.shown : shownWords(rest.target.kind, rest.shown),
            isVoice: rest.target.kind === 'quote',
            detail: rest.stale ? `${rest.provenance} ${rest.stale.why}` : rest.provenance,
            ...(rest.stale && { detailTone: 'caution' as const }),
            ...(!rest.stale?.gone && { onOpen: () => go(placeOfEvidence(rest.target)) }),
            end: <Cluster>{rest.stale && <Chip tone="caution" icon="caution">Stale</Chip>}<ConfirmInline size="small" ask="Take away" question="Take this away from here? What it points at stays. Undo brings it back." confirm="Take it away" onConfirm={() => remove.mutate({ id: rest.id })} /></Cluster>,
          }))}
        />
      )}
      {isAdding && <RestDialog about={about} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function RestDialog({ about, onClose }: { about: RestsSectionProps['about']; onClose: () => void }) {
  const rest = useChange('harvest.rest');
  const [target, setTarget] = useState<EvidenceTarget | null>(null);
  return (
    <Dialog
      title="What it rests on"
      size="large"
      isOpen
      onClose={onClose}
      onSubmit={() => { if (target !== null) rest.mutate({ about, target }, { onSuccess: () => { announce('It rests on it now'); onClose(); } }); }}
      actions={<Button kind="primary" type="submit" isDisabled={target === null || rest.isPending}>Let it rest on this</Button>}
    >
      <EvidenceChooser where="in the register" onTarget={(next) => { rest.reset(); setTarget(next); }}>
        <ProblemNotice problem={rest.error} />
      </EvidenceChooser>
    </Dialog>
  );
}
