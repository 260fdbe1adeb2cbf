import type { Input } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk } from '../../client/ask.ts';
import { Button, Notice, ProgressLine } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { BriefText } from './BriefText.tsx';

type PreviewStepProps = { request: Input<'reports.preview'>; onBack: () => void; onNext: () => void };

/** The whole brief, to be read before it goes. */
export function PreviewStep({ request, onBack, onNext }: PreviewStepProps) {
  const preview = useAsk('reports.preview', request);
  if (!preview.data) return preview.error ? <ProblemNotice problem={preview.error} actions={<Button onPress={onBack}>Back</Button>} /> : <ProgressLine label="Writing it" detail="nothing leaves yet" />;
  const { brief, open, blocking } = preview.data;
  const actions = (
    <div className="brief-step-actions">
      <Button onPress={onBack}>Back</Button>
      <Button kind="primary" isDisabled={open + blocking > 0} onPress={onNext}>Next: export it</Button>
    </div>
  );
  return (
    <div className="brief-step">
      {open + blocking > 0 ? <Notice kind="caution" title={`${counted(open + blocking, 'thing')} changed since you looked.`} next="Go back and decide on it.">Something in the vault was changed meanwhile.</Notice> : <Notice title="This is what would go out.">Every finding leads to its evidence note in the file. Nothing has left yet.</Notice>}
      <BriefText brief={brief} />
      {actions}
    </div>
  );
}
