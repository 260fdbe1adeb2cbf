import { useState } from 'react';
import type { Code } from '../../../contract/index.ts';
import { useChange } from '../../client/ask.ts';
import { announce, Button, Cluster, codeColours, LinkButton, Section, Select, Stack, TextArea, TextField } from '../../ui/index.ts';
import { colourOf } from '../coding/stripes.ts';
import { useKeptFields } from '../coding/use-kept-fields.tsx';

const colours = codeColours.map(({ name, label }) => ({ id: name, label, colour: name }));

/** What a code means, so that two people would use it alike. */
export function CodeFields({ code, isRenaming, onDone }: { code: Code; isRenaming: boolean; onDone: () => void }) {
  const [isEditing, setEditing] = useState(false);
  const said = [
    { label: 'Definition', words: code.definition },
    { label: 'Use it when', words: code.useWhen },
    { label: 'Not when', words: code.notWhen },
  ];
  if (isEditing || isRenaming) return <CodeForm code={code} onDone={() => { setEditing(false); onDone(); }} />;
  return (
    <Section title="What it means" level={3} actions={<Button size="small" kind="quiet" icon="pencil" onPress={() => setEditing(true)}>Edit</Button>}>
      {said.every(({ words }) => words === '') ? <p className="codebook-faint">Not written down yet. A sentence on when to use it, and when not, keeps two coders together.</p> : (
        <dl className="codebook-meaning">
          {said.filter(({ words }) => words !== '').map(({ label, words }) => (
            <div key={label}><dt>{label}</dt><dd>{words}</dd></div>
          ))}
        </dl>
      )}
    </Section>
  );
}

function CodeForm({ code, onDone }: { code: Code; onDone: () => void }) {
  const edit = useChange('codebook.edit');
  const [name, setName] = useState(code.name);
  const [definition, setDefinition] = useState(code.definition);
  const [useWhen, setUseWhen] = useState(code.useWhen);
  const [notWhen, setNotWhen] = useState(code.notWhen);
  const [colour, setColour] = useState(colourOf(code.colour));
  const { keep, isSaving, notice } = useKeptFields(
    { ...code, colour: colourOf(code.colour) },
    { name: name.trim(), definition, useWhen, notWhen, colour },
    async (patch, expectedVersion) => { await edit.mutateAsync({ id: code.id, expectedVersion, ...patch }); announce('Code changed'); },
    onDone,
  );
  return (
    <form
      onKeyDown={(event) => { if (event.key === 'Escape') onDone(); }}
      onSubmit={(event) => { event.preventDefault(); keep(); }}
    >
      <Section title="What it means" level={3}>
        <Stack gap={12}>
          <div className="codebook-name-row">
            <TextField label="Name" value={name} onChange={setName} autoFocus />
            <Select label="Colour" choices={colours} value={colour} onChange={setColour} />
          </div>
          <TextArea label="Definition" note="in a sentence" value={definition} onChange={setDefinition} rows={2} />
          <TextArea label="Use it when" value={useWhen} onChange={setUseWhen} rows={2} />
          <TextArea label="Not when" note="what is near, but something else" value={notWhen} onChange={setNotWhen} rows={2} />
          {notice}
          <Cluster>
            <Button kind="primary" type="submit" isDisabled={name.trim() === '' || isSaving}>Keep the changes</Button>
            <LinkButton onPress={onDone}>Leave it</LinkButton>
          </Cluster>
        </Stack>
      </Section>
    </form>
  );
}
