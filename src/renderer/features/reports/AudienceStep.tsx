import type { Audience } from '../../../contract/index.ts';
import { Button, RadioGroup } from '../../ui/index.ts';
import { audienceOrder, audienceWords } from './audiences.ts';

type AudienceStepProps = { audience: Audience | null; onChoose: (audience: Audience) => void; onBack: () => void; onNext: () => void };

/** Who it is for decides what may enter, so it is asked before anything is shown. */
export function AudienceStep({ audience, onChoose, onBack, onNext }: AudienceStepProps) {
  return (
    <div className="brief-step">
      <RadioGroup label="Who is it for?" choices={audienceOrder.map((id) => ({ id, label: audienceWords[id].word, description: audienceWords[id].means }))} value={audience} onChange={onChoose} />
      <div className="brief-step-actions">
        <Button onPress={onBack}>Back</Button>
        <Button kind="primary" isDisabled={audience === null} onPress={onNext}>Next: what may enter</Button>
      </div>
    </div>
  );
}
