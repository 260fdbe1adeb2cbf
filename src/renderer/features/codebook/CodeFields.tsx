import { useState } from 'react';
import type { Code } from '../../../contract/index.ts';
import { scaleText } from '../../../domain/codebook/scale-text.ts';
import { Button, Section } from '../../ui/index.ts';
import { CodeForm } from './CodeForm.tsx';

/** What a code means, so that two people would use it alike. */
export function CodeFields({ code, codes, isRenaming, onDone }: { code: Code; codes: readonly Code[]; isRenaming: boolean; onDone: () => void }) {
  const [isEditing, setEditing] = useState(false);
  const said = [
    { label: 'Definition', words: code.definition },
    { label: 'Use it when', words: code.useWhen },
    { label: 'Not when', words: code.notWhen },
    { label: 'Other names', words: code.aliases.join('; ') },
    { label: 'Scale', words: scaleText(code.scale) },
  ].filter(({ words }) => words !== '');
  if (isEditing || isRenaming) return <CodeForm code={code} codes={codes} onDone={() => { setEditing(false); onDone(); }} />;
  return (
    <Section title="What it means" level={3} actions={<Button size="small" kind="quiet" icon="pencil" onPress={() => setEditing(true)}>Edit</Button>}>
      {code.definition === '' && code.useWhen === '' && code.notWhen === '' && <p className="codebook-faint">Not written down yet. A sentence on when to use it, and when not, keeps two coders together.</p>}
      {said.length > 0 && <dl className="codebook-meaning">{said.map(({ label, words }) => <div key={label}><dt>{label}</dt><dd>{words}</dd></div>)}</dl>}
    </Section>
  );
}
