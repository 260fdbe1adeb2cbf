import type { MemoAbout } from '../../../contract/index.ts';
import { thingInWords } from '../../../domain/memos/in-words.ts';
import { useAsk } from '../../client/ask.ts';
import { ComboBox, Select } from '../../ui/index.ts';

type Kind = Exclude<MemoAbout['kind'], 'passage' | 'coding' | 'sign'>;
export type AboutChoice = { aboutKind: Kind; aboutId: string | null };

/** Passages, codings and signs are written about where they stand. */
const offered: readonly Kind[] = ['programme', 'coder', 'code', 'source', 'voice', 'claim', 'outcome', 'indicator', 'event', 'dataset', 'place', 'question'];

const words = (kind: Kind): string => (kind === 'coder' ? 'Where somebody of us stands' : `${thingInWords[kind].charAt(0).toUpperCase()}${thingInWords[kind].slice(1)}`);

/** What a new memo is about: first what kind of thing, then which. */
export function AboutField({ value, onChange }: { value: AboutChoice; onChange: (value: AboutChoice) => void }) {
  const names = useAsk('search.names', {});
  const team = useAsk('team.coders', {});
  const { aboutKind, aboutId } = value;
  const choices = aboutKind === 'coder'
    ? (team.data?.coders ?? []).map(({ id, name }) => ({ id, label: id === team.data?.current ? `${name} (me)` : name }))
    : (names.data?.names ?? []).filter(({ kind }) => kind === aboutKind).map(({ id, name, detail }) => ({ id, label: name, description: detail }));

  function choose(kind: Kind): void {
    onChange({ aboutKind: kind, aboutId: kind === 'programme' ? 'programme' : kind === 'coder' ? (team.data?.current ?? null) : null });
  }
  return (
    <div className="memo-head-fields">
      <Select label="About" choices={offered.map((id) => ({ id, label: words(id) }))} value={aboutKind} onChange={choose} />
      {aboutKind !== 'programme' && <ComboBox label="Which" placeholder="Type to find it" choices={choices} value={aboutId} onChange={(id) => onChange({ aboutKind, aboutId: id })} />}
    </div>
  );
}
