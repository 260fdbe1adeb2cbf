import { useState } from 'react';
import type { Output, ReadCode } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useLongWork } from '../../client/ask.ts';
import { host } from '../../client/kist.ts';
import { announce, Button, Cluster, type Column, FileDrop, Finding, LinkButton, Notice, PageHeader, ProgressLine, Room, Stack, Table } from '../../ui/index.ts';
import { beginningOf, counted, listed } from '../coding/in-words.ts';

type Read = Output<'codebook.prepare'> & { token: string; name: string };

const happens = ({ would, fills }: ReadCode): string => (would === 'add' ? 'is added' : would === 'fill in' ? `fills: ${listed(fills.map((field) => field.toLowerCase()))}` : 'is here already');
const columns: readonly Column<ReadCode>[] = [
  { id: 'code', heading: 'Code', value: (code) => code.path.join(' › '), canSort: false },
  { id: 'would', heading: 'What happens', value: happens, canSort: false },
  { id: 'definition', heading: 'Definition in the file', value: (code) => beginningOf(code.definition, 120), canSort: false },
  { id: 'family', heading: 'Family in the file', value: (code) => code.family, canSort: false },
];

/** Taking in a codebook: first what it would do, then that, in one step. */
export function ImportCodebook({ isFirst, onLeave }: { isFirst: boolean; onLeave: () => void }) {
  const prepare = useLongWork('codebook.prepare');
  const store = useLongWork('codebook.import');
  const [read, setRead] = useState<Read | null>(null);

  const choose = async (files: readonly { token: string; name: string }[]): Promise<void> => {
    const [file] = files;
    if (file === undefined) return;
    setRead(null);
    store.clear();
    const found = await prepare.start({ file: file.token });
    if (found !== null) setRead({ ...found, token: file.token, name: file.name });
  };
  const takeIn = async (): Promise<void> => {
    const done = read && (await store.start({ file: read.token }));
    if (!done) return;
    announce(`${counted(done.added, 'code')} added, ${done.filled} filled in`);
    onLeave();
  };

  const count = (would: ReadCode['would']): number => read?.codes.filter((code) => code.would === would).length ?? 0;
  const [added, filled, same] = [count('add'), count('fill in'), count('nothing')];
  const working = prepare.progress ?? store.progress;
  return (
    <Room>
      <PageHeader
        above={isFirst ? undefined : <LinkButton onPress={onLeave}>Codebook</LinkButton>}
        title="Take in a codebook"
        below="It adds codes and fills what is empty. What somebody has written here is never written over."
        actions={<Button onPress={onLeave}>Leave</Button>}
      />
      <Stack gap={24}>
        {working === null && (
          <FileDrop
            label={read === null ? 'Drop a codebook' : 'Drop another file instead'}
            hint="A table (csv) with a column “Code”, and “Definition” if there is one; codes that stand under others as “Trust > Being listened to”. Or a Word file that Kist has exported."
            canTakeSeveral={false}
            onChooseFiles={() => void host().chooseFiles({ many: false, extensions: ['csv', 'txt', 'tsv', 'docx'] }).then(choose)}
            onFiles={(files) => void host().takeFiles(files.map(({ file }) => file)).then(choose)}
          />
        )}
        {working !== null && <ProgressLine label={prepare.progress === null ? 'Taking it in' : 'Reading'} detail={working.words} value={working.fraction * 100} onStop={prepare.progress === null ? store.stop : prepare.stop} />}
        <ProblemNotice problem={prepare.problem ?? store.problem} />
        {read !== null && (
          <>
            <Finding>{`“${read.name}” names ${counted(read.codes.length, 'code')}: ${counted(added, 'is new', 'are new')}, ${counted(filled, 'fills gaps', 'fill gaps')}, ${counted(same, 'is here already', 'are here already')}.`}</Finding>
            {read.report.length > 0 && <Notice kind="caution" title={read.report.length === 1 ? 'One thing to know of the file.' : `${read.report.length} things to know of the file.`}>{read.report.length === 1 ? read.report[0] : <ul className="codebook-report">{read.report.map((line) => <li key={line}>{line}</li>)}</ul>}</Notice>}
            <Cluster>
              <Button kind="primary" icon="bring" isDisabled={added + filled === 0 || working !== null} onPress={() => void takeIn()}>Take it in</Button>
              {added + filled === 0 && <span className="codebook-faint">Everything in it is here already.</span>}
            </Cluster>
            <Table caption={`What taking in “${read.name}” would do`} columns={columns} rows={read.codes} rowId={(code) => code.path.join('\n')} canSort={false} />
          </>
        )}
      </Stack>
    </Room>
  );
}
