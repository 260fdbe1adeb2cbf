import { useState } from 'react';
import type { AgreementRequest, Coder } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk } from '../../client/ask.ts';
import { Checkbox, Cluster, codeColourOf, Finding, Notice, RadioGroup, Section, Select, Stack, Swatch, Table } from '../../ui/index.ts';
import type { Reader } from './coder-line.ts';
import { DifferenceList } from './DifferenceList.tsx';
import { figureSentence } from './figure-sentence.ts';
import { IntervalPicture } from './IntervalPicture.tsx';
import { asShare, figureInWords, type MeasureKey, measures } from './measure-words.ts';
import './Figures.css';

type FiguresProps = { readers: readonly Reader[]; coders: readonly Coder[] };

/** More than this share of uncoded text makes agreement look better than it is. */
const mostlyUncoded = 0.5;
const rounds = 1000;

/** Agreement in figures, for those who want them: the choices, a sentence, a table, what the words mean. */
export function Figures({ readers, coders }: FiguresProps) {
  const [level, setLevel] = useState<AgreementRequest['level']>('turn');
  const [uncoded, setUncoded] = useState<AgreementRequest['uncoded']>('all');
  const [interviewers, setInterviewers] = useState(false);
  const [below, setBelow] = useState(false);
  const [settled, setSettled] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [drawn, setDrawn] = useState<MeasureKey>(readers.length === 2 ? 'cohen' : 'fleiss');
  const codebook = useAsk('codebook.list', {});
  const request: AgreementRequest = { coderIds: readers.map((reader) => reader.id), level, uncoded, interviewers, below, settled };
  // The figures come at once, the intervals when the thousand draws are done.
  const plain = useAsk('agreement.figures', { ...request, rounds: 0 }, { keepPrevious: true });
  const drawnAgain = useAsk('agreement.figures', { ...request, rounds }, { enabled: plain.isSuccess && !plain.isPlaceholderData });
  const figures = drawnAgain.data ?? plain.data;
  const codes = new Map((codebook.data?.codes ?? []).map((code) => [code.id, code]));
  const code = figures?.codes.find((one) => one.codeId === chosen) ?? null;
  const told = code ?? figures?.overall;
  const shown = measures.find((measure) => measure.key === drawn)!;
  const all = readers.length === 2 ? 'Both' : 'All';

  return (
    <Stack gap={24}>
      <div className="figures-choices">
        <RadioGroup label="Compare" orientation="horizontal" value={level} onChange={setLevel} choices={[{ id: 'turn', label: 'turn by turn' }, { id: 'character', label: 'letter by letter' }, { id: 'source', label: 'source by source' }]} />
        <RadioGroup label="Text that nobody coded" orientation="horizontal" value={uncoded} onChange={setUncoded} choices={[{ id: 'all', label: 'counts as agreed' }, { id: 'left out', label: 'is left out' }]} />
        <Cluster gap={16}>
          <Checkbox isSelected={interviewers} onChange={setInterviewers}>Interviewers’ turns too</Checkbox>
          <Checkbox isSelected={below} onChange={setBelow}>Codes with those below them</Checkbox>
          <Checkbox isSelected={settled} onChange={setSettled}>As settled, not as first read</Checkbox>
        </Cluster>
      </div>
      <ProblemNotice problem={plain.error ?? drawnAgain.error} />
      {figures === undefined && plain.error === null && <p role="status">Comparing code by code…</p>}
      {figures !== undefined && figures.sources.length === 0 && (
        <Notice kind="info" title="There is no source yet that all of them have worked on.">Figures compare readings of the same words. Let each code the same source, blind if you like, and come back.</Notice>
      )}
      {figures !== undefined && told !== undefined && figures.sources.length > 0 && (
        <>
          <Finding>{figureSentence(told, { code: code === null ? null : (codes.get(code.codeId)?.name ?? 'a code'), codes: figures.codes.length, names: readers.map((reader) => reader.name), level, interviewers, units: figures.units, sources: figures.sources.length })}</Finding>
          {uncoded === 'all' && figures.uncodedShare !== null && figures.uncodedShare > mostlyUncoded && (
            <Notice kind="caution" title={`${asShare(figures.uncodedShare)} of what is counted was coded by nobody.`} next="Leave uncoded text out above to see how far they agree where somebody saw something.">
              It counts as agreement on every code, so these figures look better than the readings are alike.
            </Notice>
          )}
          <Section
            title="Code by code"
            actions={<Select label="Draw" hasHiddenLabel choices={measures.filter((measure) => measure.key !== 'percent').map((measure) => ({ id: measure.key, label: measure.name }))} value={drawn} onChange={setDrawn} />}
          >
            <Table
              caption={`Agreement of ${readers.map((reader) => reader.name).join(', ')}, code by code`}
              hasHiddenCaption
              rows={figures.codes}
              rowId={(row) => row.codeId}
              chosen={chosen}
              onOpen={(row) => setChosen(row.codeId === chosen ? null : row.codeId)}
              columns={[
                { id: 'code', heading: 'Code', value: (row) => codes.get(row.codeId)?.name ?? '', show: (row) => <span className="figures-code"><Swatch colour={codeColourOf(codes.get(row.codeId)?.colour ?? 'slate')} />{codes.get(row.codeId)?.name ?? ''}</span> },
                { id: 'both', heading: all, kind: 'number', value: (row) => row.both },
                { id: 'one', heading: readers.length === 2 ? 'One' : 'Some', kind: 'number', value: (row) => row.one },
                { id: 'none', heading: readers.length === 2 ? 'Neither' : 'None', kind: 'number', value: (row) => row.none },
                { id: 'percent', heading: 'Agree', kind: 'number', value: (row) => row.percent.value ?? -1, show: (row) => (row.percent.value === null ? 'none' : asShare(row.percent.value)) },
                { id: 'chance', heading: shown.name, kind: 'number', value: (row) => row[drawn].value ?? -2, show: (row) => <span title={row[drawn].why ?? undefined}>{figureInWords(drawn, row[drawn])}</span> },
                { id: 'drawn', heading: 'From −.5 to 1', canSort: false, value: (row) => row[drawn].value ?? -2, show: (row) => <IntervalPicture measure={drawn} figure={row[drawn]} /> },
              ]}
              note={<>{figures.rule}{drawnAgain.isFetching && ' The intervals are being worked out.'} Open a code to read its sentence and all of its measures.</>}
            />
          </Section>
          <Section title={code === null ? 'Every measure, all codes together' : `Every measure of “${codes.get(code.codeId)?.name ?? ''}”`}>
            <Table
              caption="Every measure, what it says and what to beware of"
              hasHiddenCaption
              canSort={false}
              rows={measures}
              rowId={(row) => row.key}
              columns={[
                { id: 'name', heading: 'Measure', value: (row) => row.name },
                { id: 'value', heading: 'Figure', kind: 'number', value: (row) => told[row.key].value ?? -2, show: (row) => <strong>{figureInWords(row.key, told[row.key])}</strong> },
                { id: 'says', heading: 'What it says', value: (row) => row.says, show: (row) => <span className="figures-says">{row.says} <span className="figures-faint">{told[row.key].why ?? row.beware}</span></span> },
                { id: 'from', heading: 'From', value: (row) => row.from, show: (row) => <span className="figures-faint">{row.from}</span> },
              ]}
            />
          </Section>
          <DifferenceList readers={readers} coders={coders} codeId={chosen} codes={codes} />
        </>
      )}
    </Stack>
  );
}
