import { type ReactNode, useState } from 'react';
import type { EvidenceTarget } from '../../../contract/index.ts';
import { Stack, Tabs } from '../../ui/index.ts';
import { EvidencePreview } from './EvidencePreview.tsx';
import { EventPicker } from './EventPicker.tsx';
import { FigurePicker } from './FigurePicker.tsx';
import { MemoPicker } from './MemoPicker.tsx';
import { PackedFigurePicker } from './PackedFigurePicker.tsx';
import { type Place, QuotePicker } from './QuotePicker.tsx';
import { SentencePicker } from './SentencePicker.tsx';
import { SignPicker } from './SignPicker.tsx';
import { SourcePicker } from './SourcePicker.tsx';
import './AddEvidenceDialog.css';

type EvidenceChooserProps = {
  /** Where it will stand: "in the claim", "under the link". */
  where: string;
  onTarget: (target: EvidenceTarget | null) => void;
  /** What is asked of it once it is found, under the preview. */
  children: ReactNode;
};

/** Finds something that evidence can point at, of every kind that there is, and shows what it will say. */
export function EvidenceChooser({ where, onTarget, children }: EvidenceChooserProps) {
  const [kind, setKind] = useState<EvidenceTarget['kind']>('quote');
  const [targets, setTargets] = useState<Partial<Record<EvidenceTarget['kind'], EvidenceTarget>>>({});
  const [passage, setPassage] = useState<Place | null>(null);
  const target = targets[kind] ?? null;
  const pick = (picked: EvidenceTarget | null): void => {
    setTargets({ ...targets, [kind]: picked ?? undefined });
    onTarget(picked);
  };
  const show = (next: EvidenceTarget['kind']): void => {
    setKind(next);
    onTarget(targets[next] ?? null);
  };
  return (
    <div className="add-evidence">
      <Tabs
        label="Kind of evidence"
        value={kind}
        onChange={show}
        tabs={[
          { id: 'quote', label: 'Somebody’s words', content: <QuotePicker onPick={(place) => { setPassage(place); pick(place && { kind: 'quote', ...place }); }} /> },
          { id: 'source', label: 'Story or document', content: <SourcePicker onPick={pick} /> },
          { id: 'memo', label: 'Memo', content: <MemoPicker onPick={pick} /> },
          { id: 'sign', label: 'Sign', content: <SignPicker onPick={pick} /> },
          { id: 'event', label: 'Event', content: <EventPicker onPick={pick} /> },
          { id: 'figure', label: 'Flow figure', content: <FigurePicker onPick={pick} /> },
          { id: 'packed figure', label: 'Packed figure', content: <PackedFigurePicker onPick={pick} /> },
        ]}
      />
      <div className="add-evidence-bearing">
        <Stack gap={16}>
          {target === null ? <p className="add-evidence-note">{`Choose what you want to use. It is shown here as it will stand ${where}, with where it comes from.`}</p> : <EvidencePreview target={target} />}
          {kind === 'quote' && passage && <div className="add-evidence-sentences"><SentencePicker passage={passage} onPick={(place) => pick({ kind: 'quote', ...place })} /></div>}
          {children}
        </Stack>
      </div>
    </div>
  );
}
