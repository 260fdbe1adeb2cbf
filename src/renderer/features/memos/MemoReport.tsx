import { useState } from 'react';
import type { Audience, Input, MemoAbout, MemoKind } from '../../../contract/index.ts';
import { audienceInWords } from '../../../domain/disclosure/consent.ts';
import { kindInWords, thingOrder, thingsInWords } from '../../../domain/memos/in-words.ts';
import { useScroll } from '../../app/kept-scroll.ts';
import { go } from '../../app/route.ts';
import { useAsk, useLongWork } from '../../client/ask.ts';
import { Button, CheckboxGroup, Columns, LinkButton, PageHeader, RadioGroup, Room, Stepper, TextField } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { audienceOrder, audienceWords } from '../reports/audiences.ts';
import { GateStep, sortedInWords } from '../reports/GateStep.tsx';
import { asWebPage, asWordDocument, SaveFileStep } from '../reports/SaveFileStep.tsx';
import { useGate } from '../reports/use-gate.ts';

const steps = [
  { id: 'which', label: 'Which memos' },
  { id: 'look', label: 'What may enter' },
  { id: 'export', label: 'Export' },
] as const;
type StepId = (typeof steps)[number]['id'];
const formats = [asWordDocument, asWebPage] as const;

/** From memos to a file, in three steps. Nothing leaves before the last. */
export function MemoReport() {
  const [step, setStep] = useState<StepId>('which');
  const [aboutKinds, setAboutKinds] = useState<readonly MemoAbout['kind'][] | null>(null);
  const [kinds, setKinds] = useState<readonly MemoKind[] | null>(null);
  const [title, setTitle] = useState('');
  const [audience, setAudience] = useState<Audience | null>(null);
  useScroll(`memo report ${step}`);
  const all = useAsk('memos.list', {});
  const memos = all.data?.memos ?? [];
  const choice = { ...(aboutKinds && { aboutKinds: [...aboutKinds] }), ...(kinds && { kinds: [...kinds] }) };
  const chosen = memos.filter((memo) => (aboutKinds?.includes(memo.about.kind) ?? true) && (kinds?.includes(memo.kind) ?? true)).length;
  const check = useAsk('memos.check', { ...choice, audience: audience ?? 'team' }, { enabled: audience !== null && step !== 'which' });
  const gate = useGate(check.data?.findings);
  const present = thingOrder.filter((kind) => memos.some((memo) => memo.about.kind === kind));
  const presentKinds = (Object.keys(kindInWords) as MemoKind[]).filter((kind) => memos.some((memo) => memo.kind === kind));
  const count = (fits: (memo: (typeof memos)[number]) => boolean): string => String(memos.filter(fits).length);

  return (
    <Room width="reading">
      <PageHeader above={<LinkButton onPress={() => go({ room: 'memos' })}>Memos</LinkButton>} title="Make a report of memos" />
      <Stepper label="Make a report of memos" steps={steps} current={step} onGo={setStep} />
      {step === 'which' && (
        <div className="brief-step">
          <Columns gap={32} least="narrow">
          <CheckboxGroup label="About" choices={present.map((id) => ({ id, label: `${thingsInWords[id]} (${count((memo) => memo.about.kind === id)})` }))} value={aboutKinds ?? present} onChange={(ids) => { setAboutKinds(ids as MemoAbout['kind'][]); gate.forget(); }} />
          <CheckboxGroup label="Kinds" choices={presentKinds.map((id) => ({ id, label: `${kindInWords[id]} (${count((memo) => memo.kind === id)})` }))} value={kinds ?? presentKinds} onChange={(ids) => { setKinds(ids as MemoKind[]); gate.forget(); }} />
          </Columns>
          {/* What was decided for one audience says nothing about another. */}
          <RadioGroup label="Who is it for?" choices={audienceOrder.map((id) => ({ id, label: audienceWords[id].word, description: audienceWords[id].means }))} value={audience} onChange={(next) => { setAudience(next); gate.forget(); }} />
          <TextField label="Title" note="if you want another than the programme’s name" value={title} onChange={setTitle} />
          <div className="brief-step-actions">
            <Button onPress={() => go({ room: 'memos' })}>Back</Button>
            <Button kind="primary" isDisabled={audience === null || chosen === 0} onPress={() => setStep('look')}>Next: what may enter</Button>
            <span className="brief-step-why">{chosen === 0 ? 'No memo fits.' : `${counted(chosen, 'memo')} chosen.`}</span>
          </div>
        </div>
      )}
      {step === 'look' && audience !== null && (
        <GateStep
          check={check}
          gate={gate}
          file="report"
          sentence={(sorted) => `For ${audienceInWords[audience]}, ${sortedInWords(sorted, 'memo')}.`}
          whyNot={(goes) => (goes.length === 0 ? 'No memo would enter.' : null)}
          words={{ entersTitle: 'Enters', enters: 'You may leave out what you don’t want.', held: 'These stay in, whatever anybody decides. The report says how many there are, without saying what.' }}
          whenBlocked={() => 'Choose another title.'}
          back={() => setStep('which')}
          next={{ label: 'Next: export it', go: () => setStep('export') }}
        />
      )}
      {step === 'export' && audience !== null && <Export request={{ ...choice, audience, ...(title.trim() !== '' && { title: title.trim() }), ...(gate.decision && { decision: gate.decision }) }} onBack={() => setStep('look')} />}
    </Room>
  );
}

function Export({ request, onBack }: { request: Omit<Input<'memos.report'>, 'format'>; onBack: () => void }) {
  const work = useLongWork('memos.report');
  return (
    <SaveFileStep
      what="report"
      audience={request.audience}
      formats={formats}
      work={work}
      make={(format) => work.start({ ...request, format })}
      makeLabel="Make the report"
      about={(recordId) => <p><LinkButton onPress={() => go({ room: 'briefs', id: recordId })}>What has left the vault</LinkButton></p>}
      onBack={onBack}
      done={{ label: 'Back to the memos', go: () => go({ room: 'memos' }) }}
    />
  );
}
