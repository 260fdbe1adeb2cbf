import type { MemoKind } from '../../../contract/index.ts';
import { kindInWords, kindMeans } from '../../../domain/memos/in-words.ts';
import { Select, Stack, TextArea, TextField } from '../../ui/index.ts';

export type MemoWords = { kind: MemoKind; title: string; text: string };

const kinds = (Object.keys(kindInWords) as MemoKind[]).map((id) => ({ id, label: kindInWords[id], description: kindMeans[id] }));

/** What one writes of a memo: its kind, a title if wanted, its words. */
export function MemoFields({ words, onChange, hasFocus = false }: { words: MemoWords; onChange: (patch: Partial<MemoWords>) => void; hasFocus?: boolean }) {
  return (
    <Stack gap={12}>
      <div className="memo-head-fields">
        <Select label="Kind" choices={kinds} value={words.kind} onChange={(kind) => onChange({ kind })} />
        <TextField label="Title" note="if it wants one" value={words.title} onChange={(title) => onChange({ title })} />
      </div>
      <TextArea label="Memo" rows={6} autoFocus={hasFocus} value={words.text} onChange={(text) => onChange({ text })} />
    </Stack>
  );
}
