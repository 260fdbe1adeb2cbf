/** Making a pack: which figures, for whom, what may enter, then one signed file. */
import { useState } from 'react';
import type { Audience, FigureAddress } from '../../../../contract/index.ts';
import { audienceInWords } from '../../../../domain/disclosure/consent.ts';
import { useScroll } from '../../../app/kept-scroll.ts';
import { go } from '../../../app/route.ts';
import { useAsk, useLongWork } from '../../../client/ask.ts';
import { LinkButton, PageHeader, Room, Stepper } from '../../../ui/index.ts';
import { AudienceStep } from '../../reports/AudienceStep.tsx';
import { GateStep, sortedInWords } from '../../reports/GateStep.tsx';
import { SaveFileStep } from '../../reports/SaveFileStep.tsx';
import { useGate } from '../../reports/use-gate.ts';
import { Fingerprint } from './Fingerprint.tsx';
import { packBasket, usePackBasket } from './pack-basket.ts';
import { PackFiguresStep } from './PackFiguresStep.tsx';
import './Packs.css';

const steps = [
  { id: 'figures', label: 'Figures' },
  { id: 'audience', label: 'Who it is for' },
  { id: 'look', label: 'What may enter' },
  { id: 'save', label: 'Save' },
] as const;
type StepId = (typeof steps)[number]['id'];
const formats = [{ id: 'pack', label: 'A figure pack', description: 'One signed file: figures with their tables, how they are counted, and what the data are.', words: 'a figure pack' }] as const;
const back = (): void => go({ room: 'flows', details: { page: 'packs' } });

export function MakePack() {
  const figures = usePackBasket();
  const [step, setStep] = useState<StepId>('figures');
  const [title, setTitle] = useState('');
  const [note, setNote] = useState('');
  const [audience, setAudience] = useState<Audience | null>(null);
  const [fingerprint, setFingerprint] = useState<string | null>(null);
  /** What was in the pack when it was made; the basket is empty by then. */
  const [sent, setSent] = useState<readonly { title: string; address: FigureAddress }[] | null>(null);
  useScroll(`figure pack ${step}`);
  const asked = (sent ?? figures).map((figure) => ({ title: figure.title.trim(), address: figure.address }));
  const check = useAsk('flows.checkPack', { figures: asked, audience: audience ?? 'team' }, { enabled: step !== 'figures' && audience !== null && asked.length > 0 });
  const gate = useGate(check.data?.findings);
  const work = useLongWork('flows.exportPack');
  return (
    <Room width="reading">
      <PageHeader above={<LinkButton onPress={back}>Figure packs</LinkButton>} title="Make a figure pack" below="Figures leave as they are protected, never as they are. The records stay here." />
      <Stepper<StepId> label="Make a figure pack" steps={steps} current={step} {...(fingerprint === null && { onGo: setStep })} />
      {step === 'figures' && <PackFiguresStep figures={figures} title={title} onTitle={setTitle} note={note} onNote={setNote} onBack={back} onNext={() => setStep('audience')} />}
      {step === 'audience' && <AudienceStep audience={audience} onChoose={(next) => { setAudience(next); gate.forget(); }} onBack={() => setStep('figures')} onNext={() => setStep('look')} />}
      {step === 'look' && audience !== null && (
        <GateStep
          check={check}
          gate={gate}
          file="pack"
          sentence={(sorted) => `For ${audienceInWords[audience]}, ${sortedInWords(sorted, 'figure')}.`}
          whyNot={(goes) => (goes.length === 0 ? 'No figure would enter.' : null)}
          words={{ entersTitle: 'Enters', enters: 'Each with its table, its definition, and the limits of its data.', held: 'These stay here, whatever anybody decides.' }}
          whenBlocked={() => 'Change the title or the note first, or leave the figure out of the pack.'}
          back={() => setStep('audience')}
          next={{ label: 'Next: save it', go: () => setStep('save') }}
        />
      )}
      {step === 'save' && audience !== null && (
        <SaveFileStep
          what="figure pack"
          audience={audience}
          formats={formats}
          work={work}
          make={async () => {
            const made = await work.start({ title: title.trim(), note, figures: asked, audience, ...(gate.decision && { decision: gate.decision }) });
            if (made !== null) setFingerprint(made.fingerprint);
            return made;
          }}
          makeLabel="Sign and save it"
          about={() => fingerprint !== null && <p>Tell whoever takes it in this fingerprint, by another way than the file: <Fingerprint value={fingerprint} /></p>}
          onBack={() => setStep('look')}
          onMade={() => { setSent(asked); packBasket.clear(); }}
          done={{ label: 'Back to the figure packs', go: back }}
        />
      )}
    </Room>
  );
}
