import { useState } from 'react';
import type { Output } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useLongWork } from '../../client/ask.ts';
import { host } from '../../client/kist.ts';
import { announce, Button, Cluster, FileDrop, Finding, LinkButton, Notice, PageHeader, ProgressLine, Room, Rows, Section, Stack } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';

type Read = Output<'theory.prepareImport'> & { token: string; file: string };

/** Taking in a theory of change that another vault has exported: first what is in it, then that. */
export function ImportTheory() {
  const prepare = useLongWork('theory.prepareImport');
  const store = useLongWork('theory.import');
  const [read, setRead] = useState<Read | null>(null);
  const leave = (): void => go({ room: 'theory' });

  async function choose(files: readonly { token: string; name: string }[]): Promise<void> {
    const [file] = files;
    if (file === undefined) return;
    setRead(null);
    store.clear();
    const found = await prepare.start({ file: file.token });
    if (found !== null) setRead({ ...found, token: file.token, file: file.name });
  }
  async function takeIn(): Promise<void> {
    const made = read && (await store.start({ file: read.token }));
    if (!made) return;
    announce('The theory of change is here');
    go({ room: 'theory', id: made.id });
  }

  const working = prepare.progress ?? store.progress;
  return (
    <Room width="reading">
      <PageHeader above={<LinkButton onPress={leave}>Theories of change</LinkButton>} title="Take in a theory of change" below="It comes in as a theory of its own; nothing that is here is changed." actions={<Button onPress={leave}>Leave</Button>} />
      <Stack gap={24}>
        {working === null && (
          <FileDrop
            label={read === null ? 'Drop a theory of change' : 'Drop another file instead'}
            hint="A file that Kist has exported “for another vault”. Nothing is stored before you have looked at it."
            canTakeSeveral={false}
            onChooseFiles={() => void host().chooseFiles({ many: false, extensions: ['json'] }).then(choose)}
            onFiles={(files) => void host().takeFiles(files.map(({ file }) => file)).then(choose)}
          />
        )}
        {working !== null && <ProgressLine label={prepare.progress === null ? 'Taking it in' : 'Reading'} detail={working.words} value={working.fraction * 100} onStop={prepare.progress === null ? store.stop : prepare.stop} />}
        <ProblemNotice problem={prepare.problem ?? store.problem} />
        {read?.problem && <Notice kind="against" isUrgent title={`“${read.file}” can’t be taken in.`} safe="Nothing was stored.">{read.problem.message}</Notice>}
        {read && !read.problem && (
          <>
            <Finding>{`“${read.name}”: ${counted(read.nodes, 'place')} and ${counted(read.links, 'link')}.`}</Finding>
            {read.report.length > 0 && <Section title="What to know of it"><Rows rows={read.report.map((line, index) => ({ id: String(index), title: line }))} /></Section>}
            <Cluster><Button kind="primary" icon="bring" isDisabled={working !== null} onPress={() => void takeIn()}>Take it in</Button></Cluster>
          </>
        )}
      </Stack>
    </Room>
  );
}
