import type { FindingRule, CodingUnit } from '../../../contract/index.ts';
import { useAsk } from '../../client/ask.ts';
import { Columns, LinkButton, RadioGroup, Stack, Switch, TextField } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { patternExamples, type RuleDraft } from './auto-code-rule.ts';
import { SeveralField } from './SeveralField.tsx';
import './AutoCode.css';

const ways: readonly { id: FindingRule['by']; label: string }[] = [
  { id: 'words', label: 'Words' },
  { id: 'pattern', label: 'A pattern' },
  { id: 'speaker', label: 'Who speaks' },
  { id: 'question', label: 'What was asked' },
  { id: 'heading', label: 'The heading above' },
];

const units: readonly { id: CodingUnit; label: string }[] = [
  { id: 'match', label: 'The words alone' },
  { id: 'sentence', label: 'Their sentence' },
  { id: 'paragraph', label: 'Their paragraph' },
  { id: 'turn', label: 'All that is said in that turn' },
];

type FieldsProps = { draft: RuleDraft; onChange: (patch: Partial<RuleDraft>) => void; /** What is wrong with the pattern, or with the words. */ error: string | undefined };

/** What passages are found by, and how much around each is coded. */
export function AutoCodeRuleFields({ draft, onChange, error }: FieldsProps) {
  const { by, words, unit } = draft;
  const wrong = error === undefined ? {} : { error };
  return (
    <Stack gap={16}>
      <RadioGroup label="Find passages by" orientation="horizontal" choices={ways} value={by} onChange={(next) => onChange({ by: next })} />
      {by === 'words' && <TextField label="Words" value={words} onChange={(next) => onChange({ words: next })} description="In any of their forms, all of them in the same passage. “Words in quotation marks” have to stand together, wait* finds every word that begins so." {...wrong} />}
      {by === 'question' && <TextField label="Words of the question" value={words} onChange={(next) => onChange({ words: next })} description="Found is what is answered: everything after an interviewer’s turn with these words, up to the interviewer’s next turn." {...wrong} />}
      {by === 'heading' && <TextField label="Words of the heading" value={words} onChange={(next) => onChange({ words: next })} description="Found is what stands under it, up to the next heading of the same or a higher level." {...wrong} />}
      {by === 'pattern' && <PatternFields draft={draft} onChange={onChange} error={error} />}
      {by === 'speaker' && <SpeakerFields draft={draft} onChange={onChange} />}
      {(by === 'words' || by === 'pattern') && <RadioGroup label="How much is coded" orientation="horizontal" choices={units} value={unit} onChange={(next) => onChange({ unit: next })} />}
    </Stack>
  );
}

function PatternFields({ draft, onChange, error }: FieldsProps) {
  return (
    <Stack gap={8}>
      <TextField label="Pattern" note="a regular expression" value={draft.pattern} onChange={(pattern) => onChange({ pattern })} spellCheck="false" {...(error !== undefined && { error })} />
      <ul className="auto-code-examples" aria-label="Patterns to begin from">
        {patternExamples.map(({ pattern, finds }) => (
          <li key={pattern}><LinkButton onPress={() => onChange({ pattern })}><code>{pattern}</code></LinkButton> finds {finds}.</li>
        ))}
      </ul>
      <Switch isSelected={draft.matchCase} onChange={(matchCase) => onChange({ matchCase })}>Tell capital letters apart</Switch>
    </Stack>
  );
}

function SpeakerFields({ draft, onChange }: Pick<FieldsProps, 'draft' | 'onChange'>) {
  const voices = useAsk('voices.list', {}).data?.voices ?? [];
  const labels = useAsk('sources.labels', {}).data?.labels ?? [];
  const names = new Map(voices.map(({ id, pseudonym }) => [id, pseudonym]));
  return (
    <Stack gap={8}>
      <Columns gap={24}>
        <SeveralField label="Voices" placeholder="Type a pseudonym" choices={voices.map(({ id, pseudonym, group, words }) => ({ id, label: pseudonym, description: [group, counted(words, 'word')].filter(Boolean).join(', ') }))} value={draft.voiceIds} onChange={(voiceIds) => onChange({ voiceIds })} />
        <SeveralField
          label="Labels"
          note="as they stand in the sources"
          placeholder="Type a label"
          choices={labels.map(({ label, sources, words, voices: whose }) => ({ id: label, label, description: [`in ${counted(sources, 'source')}`, counted(words, 'word'), ...whose.slice(0, 3).flatMap((id) => names.get(id) ?? [])].join(', ') }))}
          value={draft.labels}
          onChange={(next) => onChange({ labels: next })}
        />
      </Columns>
      <p className="questions-base">Every turn of any of them is a passage. Who is named is found, interviewer or not.</p>
    </Stack>
  );
}
