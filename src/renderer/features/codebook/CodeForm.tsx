import { useState } from 'react';
import type { Code } from '../../../contract/index.ts';
import { familiesInUse, familyHeading, firstCodes } from '../../../domain/codebook/families.ts';
import { listText, readListText } from '../../../domain/codebook/path-text.ts';
import { sharedNames } from '../../../domain/codebook/same-names.ts';
import { scaleText } from '../../../domain/codebook/scale-text.ts';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { keyLabel } from '../../app/keys.ts';
import { useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { announce, Button, Cluster, codeColours, ComboBox, LinkButton, Section, Select, Stack, TextArea, TextField } from '../../ui/index.ts';
import { listed } from '../coding/in-words.ts';
import { colourOf } from '../coding/stripes.ts';
import { useKeptFields } from '../coding/use-kept-fields.tsx';
import { ScaleFields } from './ScaleFields.tsx';

const colours = codeColours.map(({ name, label, filled }) => ({ id: name, label, colour: name, ...(!filled && { description: 'drawn hatched' }) }));

/** Everything that is written down of a code, to be changed. */
export function CodeForm({ code, codes, onDone }: { code: Code; codes: readonly Code[]; onDone: () => void }) {
  const edit = useChange('codebook.edit');
  const [name, setName] = useState(code.name);
  const [definition, setDefinition] = useState(code.definition);
  const [useWhen, setUseWhen] = useState(code.useWhen);
  const [notWhen, setNotWhen] = useState(code.notWhen);
  const [colour, setColour] = useState(colourOf(code.colour));
  const [others, setOthers] = useState(listText(code.aliases));
  const [family, setFamily] = useState(code.family);
  const [scale, setScale] = useState(code.scale);
  const draft = useDraft(`code ${code.id}`, { name, definition, useWhen, notWhen, others }, (back) => {
    setName((before) => back.name ?? before);
    setDefinition((before) => back.definition ?? before);
    setUseWhen((before) => back.useWhen ?? before);
    setNotWhen((before) => back.notWhen ?? before);
    setOthers((before) => back.others ?? before);
  });
  const done = (): void => { draft.forget(); onDone(); };
  const aliases = readListText(others);
  const shared = sharedNames(codes, code.id, aliases);
  const isScaleRight = scale === null || scale.from < scale.to;
  const { keep, isSaving, notice } = useKeptFields<Pick<Code, 'name' | 'definition' | 'useWhen' | 'notWhen' | 'colour' | 'aliases' | 'family' | 'scale'>>(
    { ...code, colour: colourOf(code.colour) },
    { name: name.trim(), definition, useWhen, notWhen, colour, aliases, family, scale },
    async (patch, expectedVersion) => { await edit.mutateAsync({ id: code.id, expectedVersion, ...patch }); announce('Code changed'); },
    done,
    (theirs) => Object.entries(theirs).map(([field, value]) => (Array.isArray(value) ? value.join('; ') : field === 'scale' ? scaleText(value as Code['scale']) || 'no scale' : String(value))).filter((words) => words.trim() !== '').join('; '),
  );
  const canKeep = name.trim() !== '' && !isSaving && isScaleRight;
  const keepIt = (): void => { if (canKeep) keep(); };
  const families = [...new Set([...firstCodes.map((one) => one.family), ...familiesInUse(codes), family])].filter((one) => one !== '');

  return (
    <form
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) done();
        else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); keepIt(); }
      }}
      onSubmit={(event) => { event.preventDefault(); keepIt(); }}
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
          <div className="codebook-name-row" data-even>
            <TextField
              label="Other names"
              note="parted by semicolons"
              value={others}
              onChange={setOthers}
              description={shared.length === 0 ? 'It is found under these too.' : `Also found under ${listed(shared.map(({ name: alias, code: other }) => `“${alias}”: the code “${other}”`))}. Both may keep it.`}
            />
            <ComboBox
              label="Family"
              note="what kind of thing it names"
              choices={families.map((id) => ({ id, label: familyHeading(id) }))}
              value={family === '' ? null : family}
              onChange={(id) => setFamily(id ?? '')}
              onCreate={(words) => setFamily(words.trim().slice(0, 100))}
              createWord="the family"
            />
          </div>
          <ScaleFields scale={scale} onChange={setScale} />
          <DraftNotice draft={draft} />
          {notice}
          <Cluster>
            <Button kind="primary" type="submit" keys={keyLabel('mod+enter')} isDisabled={!canKeep}>Keep the changes</Button>
            <LinkButton onPress={done}>Leave it</LinkButton>
          </Cluster>
        </Stack>
      </Section>
    </form>
  );
}
