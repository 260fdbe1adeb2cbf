import { useState } from 'react';
import { Button, Chip, Cluster, DateIntervalField, FileDrop, Notice, PageHeader, ProgressLine, Room, Section, Stepper, Table } from '../index.ts';

export function ImportPage() {
  const [date, setDate] = useState('autumn 2023');
  const [dropped, setDropped] = useState<string[]>([]);
  return (
    <Room width="reading">
      <PageHeader title="Bring in transcripts" below="12 files from “Family fun night”. Nothing is stored until the last step." actions={<><Button>Back</Button><Button kind="primary">Store 11 sources</Button></>} />
      <Stepper
        label="Bring in transcripts"
        current="people"
        steps={[{ id: 'files', label: 'Files' }, { id: 'people', label: 'Who speaks' }, { id: 'names', label: 'What may identify' }, { id: 'store', label: 'Store' }]}
        onGo={() => {}}
      />
      <ProgressLine label="Reading" detail="7 of 12, harbour-walk.vtt" value={7} max={12} onStop={() => {}} />
      <ProgressLine label="Writing the search index" detail="the last step" onStop={() => {}} isStopping />
      <Notice kind="caution" title="“minutes.docx” is not a document that Kist can read." safe="The other 11 files are ready and nothing has been stored yet." next="Open it in a word processor and save it as docx, then drop it here again." actions={<Button size="small">Leave it out</Button>} />
      <Notice kind="for" title="11 sources are stored." safe="4,212 paragraphs, none lost. 31 speakers are matched to voices." />
      <Section title="Who speaks" about="Each speaker in the files, and the voice that stands for that person in Kist.">
        <Table
          caption="Speakers found"
          hasHiddenCaption
          columns={[
            { id: 'label', heading: 'In the file', value: (row) => row.label },
            { id: 'turns', heading: 'Turns', kind: 'number', value: (row) => row.turns },
            { id: 'voice', heading: 'Voice', value: (row) => row.voice, show: (row) => <Chip colour={row.colour}>{row.voice}</Chip> },
            { id: 'role', heading: 'Role', value: (row) => row.role },
          ]}
          rows={[
            { label: 'INT:', turns: 84, voice: 'Facilitator', colour: 'slate', role: 'Interviewer' },
            { label: 'P1', turns: 41, voice: 'Isla', colour: 'green', role: 'Parent' },
            { label: 'P2', turns: 37, voice: 'Rhona', colour: 'blue', role: 'Parent, kinship carer' },
          ] as const}
          rowId={(row) => row.label}
        />
      </Section>
      <DateIntervalField label="When was it?" text={date} onChange={setDate} />
      <FileDrop label="Drop transcripts here, or a folder of them" hint="Text, Markdown, Word (docx), WebVTT and SubRip. They stay on this machine." canTakeFolder onFiles={(files) => setDropped(files.map((file) => file.path))} />
      <Cluster>{dropped.map((path) => <Chip key={path} onRemove={() => setDropped(dropped.filter((other) => other !== path))}>{path}</Chip>)}</Cluster>
    </Room>
  );
}
