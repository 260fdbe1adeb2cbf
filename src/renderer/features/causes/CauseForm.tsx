import { useState } from 'react';
import type { CausalLink, Passage } from '../../../contract/index.ts';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { keyLabel } from '../../app/keys.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { announce, Button, Cluster, Columns, LinkButton, RadioGroup, Select, Stack, TextArea } from '../../ui/index.ts';
import { beginningOf } from '../coding/in-words.ts';
import { keptWhileOpen } from '../coding/kept-while-open.ts';
import { blindfoldOrder, blindfoldWords, howOrder, howWords, polarityOrder, polarityWords } from './cause-words.ts';
import { FactorField, type FactorOrNew } from './FactorField.tsx';

/** Who was told the programme is the same for a whole source, mostly: what was said last is offered next. */
const lastBlindfold = keptWhileOpen<CausalLink['blindfold']>('neither');

/** Codes the words in hand: who says them says that one thing leads to another. */
export function CauseForm({ passage, words, onDone }: { passage: Passage; words: string; onDone: () => void }) {
  const code = useChange('causes.code');
  const [cause, setCause] = useState<FactorOrNew | null>(null);
  const [effect, setEffect] = useState<FactorOrNew | null>(null);
  const [polarity, setPolarity] = useState<CausalLink['polarity']>('helps');
  const [how, setHow] = useState<CausalLink['how']>('unattributed');
  const blindfold = lastBlindfold.use();
  const [note, setNote] = useState('');
  const draft = useDraft(`cause ${passage.sourceId} ${passage.start} ${passage.end}`, { note }, (back) => setNote(back.note ?? ''));
  const done = (): void => { draft.forget(); onDone(); };
  const isReady = cause !== null && effect !== null && !code.isPending;
  const keep = (): void => {
    if (cause === null || effect === null || code.isPending) return;
    code.mutate({ passage, cause, effect, polarity, how, blindfold, note: note.trim() }, { onSuccess: () => { announce('Coded as cause and effect'); done(); } });
  };
  return (
    <form
      className="coding-form"
      data-is-wide
      onSubmit={(event) => { event.preventDefault(); keep(); }}
      onKeyDownCapture={(event) => {
        // Before the fields, which keep Enter to themselves.
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); keep(); }
      }}
    >
      <Stack gap={12}>
        <blockquote className="link-form-words">{beginningOf(words, 200)}</blockquote>
        <Columns gap={16} least="narrow">
          <FactorField label="This" autoFocus placeholder="What it begins with" value={cause} onChange={setCause} />
          <FactorField label="leads to this" placeholder="What comes of it" value={effect} onChange={setEffect} />
        </Columns>
        <RadioGroup label="How" orientation="horizontal" choices={polarityOrder.map((id) => ({ id, label: polarityWords[id].means }))} value={polarity} onChange={setPolarity} />
        <Columns gap={16} least="narrow">
          <Select label="What do they say it is due to?" choices={howOrder.map((id) => ({ id, label: howWords[id].means }))} value={how} onChange={setHow} />
          <Select label="Who knew what is asked about?" choices={blindfoldOrder.map((id) => ({ id, label: blindfoldWords[id] }))} value={blindfold} onChange={(next) => lastBlindfold.set(next)} />
        </Columns>
        <TextArea label="Note" note="not needed" rows={2} value={note} onChange={setNote} />
        <DraftNotice draft={draft} />
        <ProblemNotice problem={code.error} />
        <Cluster justify="between">
          <LinkButton onPress={done}>Leave it</LinkButton>
          <Button kind="primary" type="submit" keys={keyLabel('mod+enter')} isDisabled={!isReady}>Keep it</Button>
        </Cluster>
      </Stack>
    </form>
  );
}
