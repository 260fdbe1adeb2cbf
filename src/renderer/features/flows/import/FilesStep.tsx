import type { ChosenFile } from '../../../../contract/index.ts';
import { ProblemNotice } from '../../../app/ProblemNotice.tsx';
import { useAsk, useChange } from '../../../client/ask.ts';
import { host } from '../../../client/kist.ts';
import { ConfirmInline, FileDrop, Rows, Section } from '../../../ui/index.ts';
import { counted, listed } from '../../coding/in-words.ts';
import { layoutWords } from './import-words.ts';

export const tableEndings = ['csv', 'tsv', 'txt', 'xlsx'];

const kinds = [
  { id: 'stays', title: 'Stays', detail: 'A person, a state, a start and an end; yearly returns with their headers, all at once.' },
  { id: 'events', title: 'Changes and logs', detail: 'A person, a state and a date; or starts and completions, row by row.' },
  { id: 'snapshots', title: 'Snapshots', detail: 'Who was in which state on the days on which somebody looked.' },
  { id: 'counts', title: 'Counts', detail: 'How many were where, or moved from where to where. No person is in them, so they need no key.' },
];

/** The way in: choose the files, and see which kinds there are. */
export function FilesStep({ onFiles }: { onFiles: (files: Promise<readonly ChosenFile[]>) => void }) {
  const saved = useAsk('flows.mappings', {});
  const remove = useChange('flows.removeMapping');
  const mappings = saved.data?.mappings ?? [];
  return (
    <div className="flow-import-files">
      <div className="flow-import-drop">
        <FileDrop
          label="Drop the files of one extract, all together"
          hint="Tables as csv or xlsx: one file, one for each year, or rows and people apart. Numbers of people are replaced on the way in."
          onChooseFiles={() => onFiles(host().chooseFiles({ many: true, extensions: tableEndings }))}
          onFiles={(files) => onFiles(host().takeFiles(files.map(({ file }) => file)))}
        />
      </div>
      <Section title="What can be brought in"><Rows label="What can be brought in" rows={kinds} /></Section>
      <ProblemNotice problem={saved.error ?? remove.error} />
      {mappings.length > 0 && (
        <Section title="Saved ways of reading" count={mappings.length} about="When files come that one of these fits, Kist says so.">
          <Rows
            label="Saved ways of reading"
            rows={mappings.map(({ id, name, mapping }) => ({
              id,
              title: name,
              detail: `${layoutWords[mapping.layout].label}, ${counted(mapping.states.length, 'state')}: ${listed(mapping.tables.filter(({ use }) => use !== 'no').map((table) => table.name))}`,
              end: <ConfirmInline size="small" ask={`Take “${name}” away`} question="The data that were read like this stay as they are. Undo brings it back." confirm="Take it away" onConfirm={() => remove.mutate({ id })} />,
            }))}
          />
        </Section>
      )}
    </div>
  );
}
