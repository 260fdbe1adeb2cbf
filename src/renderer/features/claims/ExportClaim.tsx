import { useState } from 'react';
import type { Audience, Input, Output } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useLongWork } from '../../client/ask.ts';
import { Button, LinkButton, PageHeader, RadioGroup, Room, Stepper } from '../../ui/index.ts';
import { audienceOrder, audienceWords } from '../reports/audiences.ts';
import { GateStep, sortedInWords } from '../reports/GateStep.tsx';
import { SaveFileStep } from '../reports/SaveFileStep.tsx';
import { useGate } from '../reports/use-gate.ts';
import { base64OfText, pngOfSvg } from '../theory/picture-file.ts';
import { usePlaces } from '../voices/use-places.ts';
import { drawClaim } from './draw-claim.ts';
import { useFootOfPage } from './OnePageTab.tsx';

type Format = Extract<Input<'claims.export'>['format'], 'svg' | 'png'>;

const steps = [
  { id: 'audience', label: 'Who it is for' },
  { id: 'look', label: 'What may leave' },
  { id: 'export', label: 'Export' },
] as const;
type StepId = (typeof steps)[number]['id'];

const formats: readonly { id: Format; label: string; description: string; words: string }[] = [
  { id: 'svg', label: 'The page (SVG)', description: 'Sharp at every size; prints on one page.', words: 'a page (SVG)' },
  { id: 'png', label: 'The page (PNG)', description: 'For slides and documents.', words: 'a page (PNG)' },
];

/** The one-page picture of a claim as a file, in three steps. */
export function ExportClaim({ id }: { id: string }) {
  const [step, setStep] = useState<StepId>('audience');
  const [audience, setAudience] = useState<Audience | null>(null);
  const [isMade, setMade] = useState(false);
  const claim = useAsk('claims.get', { id });
  const { nameOf } = usePlaces();
  const foot = useFootOfPage();
  const check = useAsk('claims.checkExport', { claimIds: [id], audience: audience ?? 'team' }, { enabled: audience !== null && step !== 'audience' });
  const gate = useGate(check.data?.findings);
  const work = useLongWork('claims.export');
  const leave = (): void => go({ room: 'claims', id, details: { tab: 'page' } });

  async function make(format: Format): Promise<Output<'claims.export'> | null> {
    if (audience === null || !claim.data) return null;
    const drawn = drawClaim(claim.data, nameOf(claim.data.placeId) ?? null, foot);
    const pictureBase64 = format === 'svg' ? base64OfText(drawn.svg) : await pngOfSvg(drawn);
    return work.start({ claimIds: [id], audience, format, pictureBase64, ...(gate.decision && { decision: gate.decision }) });
  }

  return (
    <Room width="reading">
      <PageHeader above={<LinkButton onPress={leave}>{claim.data?.statement ?? 'Claim'}</LinkButton>} title="Export the claim on one page" />
      <Stepper label="Export a claim" steps={steps} current={step} {...(isMade ? {} : { onGo: setStep })} />
      <ProblemNotice problem={claim.error} />
      {step === 'audience' && (
        <div className="brief-step">
          <p>Participants’ own words are not on the page: each piece stands with how it bears on the claim. Words that people may read belong in a brief, where consent is asked for each.</p>
          <RadioGroup label="Who is it for?" choices={audienceOrder.map((one) => ({ id: one, label: audienceWords[one].word }))} value={audience} onChange={(next) => { setAudience(next); gate.forget(); }} />
          <div className="brief-step-actions">
            <Button onPress={leave}>Leave</Button>
            <Button kind="primary" isDisabled={audience === null || !claim.data} onPress={() => setStep('look')}>Next: what may leave</Button>
          </div>
        </div>
      )}
      {step === 'look' && (
        <GateStep
          check={check}
          gate={gate}
          file="export"
          sentence={(sorted) => `For this page: ${sortedInWords(sorted, 'thing')}.`}
          words={{ entersTitle: 'May leave', enters: 'These stand on the page.', held: 'These stay here.' }}
          whenBlocked={(thing) => thing.findings[0]?.why ?? null}
          back={() => setStep('audience')}
          next={{ label: 'Next: export', go: () => setStep('export') }}
        />
      )}
      {step === 'export' && audience !== null && <SaveFileStep<Format> what="page" audience={audience} formats={formats} work={work} make={make} onBack={() => setStep('look')} onMade={() => setMade(true)} done={{ label: 'Back to the claim', go: leave }} />}
    </Room>
  );
}
