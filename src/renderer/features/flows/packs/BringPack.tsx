import { useState } from 'react';
import type { ChosenFile, Output } from '../../../../contract/index.ts';
import { ProblemNotice } from '../../../app/ProblemNotice.tsx';
import { useLongWork } from '../../../client/ask.ts';
import { host } from '../../../client/kist.ts';
import { announce, Button, Checkbox, Cluster, FileDrop, Notice, ProgressLine, Section, Stack } from '../../../ui/index.ts';
import { counted } from '../../coding/in-words.ts';
import { Fingerprint } from './Fingerprint.tsx';
import { PackContents, PackFacts } from './PackContents.tsx';

/** Taking a pack in: who signed it and what is in it comes before it is stored. */
export function BringPack({ onTaken, onLeave }: { onTaken: (figures: number) => void; onLeave: () => void }) {
  const prepare = useLongWork('flows.preparePack');
  const take = useLongWork('flows.importPack');
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [read, setRead] = useState<Output<'flows.preparePack'> | null>(null);
  const [isCompared, setCompared] = useState(false);

  async function look([chosen]: readonly ChosenFile[]): Promise<void> {
    if (chosen === undefined) return;
    setFile(chosen);
    setCompared(false);
    setRead(await prepare.start({ file: chosen.token }));
  }
  async function store(): Promise<void> {
    if (file === null) return;
    const answer = await take.start({ file: file.token });
    if (answer === null) return;
    announce(`${counted(answer.figures, 'figure')} taken in`);
    onTaken(answer.figures);
  }

  const pack = read?.pack ?? null;
  const isBusy = prepare.progress !== null || take.progress !== null;
  return (
    <Section title="Take in a pack" actions={<Button size="small" kind="quiet" onPress={onLeave}>Leave</Button>}>
      <Stack gap={16}>
        {pack === null && !isBusy && (
          <div className="flow-import-drop">
            <FileDrop label="Drop a figure pack" hint="The file that came from the vault where the records are. Nothing is stored before you have looked at it." canTakeSeveral={false} onChooseFiles={() => void host().chooseFiles({ many: false, extensions: ['kistpack', 'json'] }).then(look)} onFiles={(files) => void host().takeFiles(files.map((one) => one.file)).then(look)} />
          </div>
        )}
        {prepare.progress && <ProgressLine label="Reading the pack" detail={prepare.progress.words} value={prepare.progress.fraction * 100} onStop={prepare.stop} />}
        <ProblemNotice problem={prepare.problem} />
        {read?.problem && <ProblemNotice problem={{ ...read.problem, name: 'Problem', details: undefined }} />}
        {pack !== null && read !== null && (
          <>
            {read.knownSigner
              ? <Notice kind="for" title={`The signature holds, and “${pack.from}” has signed a pack here before.`} safe="Nothing in it was changed since." />
              : <Notice kind="caution" title="The signature holds, but whose it is nobody has said yet." next="Ask the sender for the fingerprint by another way, such as the telephone, and compare it.">Nothing in the pack was changed since it was signed by <Fingerprint value={pack.fingerprint} />.</Notice>}
            {read.alreadyHere && <Notice kind="caution" title="This very pack is here already." />}
            <h3 className="pack-title">{pack.title}</h3>
            <PackFacts pack={pack} />
            <PackContents pack={pack} />
            {!read.knownSigner && <Checkbox isSelected={isCompared} onChange={setCompared}>I compared the fingerprint with the sender’s</Checkbox>}
            {take.progress && <ProgressLine label="Taking it in" detail={take.progress.words} value={take.progress.fraction * 100} onStop={take.stop} />}
            <ProblemNotice problem={take.problem} />
            <Cluster gap={8}>
              <Button kind="primary" icon="bring" isDisabled={isBusy || read.alreadyHere || (!read.knownSigner && !isCompared)} onPress={() => void store()}>{`Take in ${counted(pack.figures.length, 'figure')}`}</Button>
              <Button onPress={() => { setRead(null); setFile(null); }}>Another file</Button>
            </Cluster>
          </>
        )}
      </Stack>
    </Section>
  );
}
