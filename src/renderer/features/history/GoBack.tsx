import type { Input } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk, useChange } from '../../client/ask.ts';
import { announce, Button, Notice } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';

type GoBackProps = Input<'history.goBack'> & { name: string; onDone: () => void };

/** First what going back would change, in sentences; then the step itself, and how to take it back. */
export function GoBack({ to, of, name, onDone }: GoBackProps) {
  const back = useChange('history.goBack');
  const undo = useChange('history.undo');
  const preview = useAsk('history.previewGoBack', { to, of }, { enabled: back.data === undefined });
  if (undo.data) return <Notice kind="for" isUrgent title="Taken back." actions={<Button size="small" onPress={onDone}>Close</Button>}>{`${name.charAt(0).toUpperCase()}${name.slice(1)} is as it was before going back.`}</Notice>;
  if (back.data) {
    return (
      <Notice
        kind="for"
        isUrgent
        title={`It is done: ${name} is back at this point, with ${counted(back.data.changes, 'change')}.`}
        actions={<><Button size="small" icon="undo" keys="Ctrl Z" isDisabled={undo.isPending} onPress={() => undo.mutate({})}>Take it back</Button><Button size="small" onPress={onDone}>Close</Button></>}
      >
        <Sentences sentences={back.data.sentences} />
        <ProblemNotice problem={undo.error} />
      </Notice>
    );
  }
  if (preview.error) return <ProblemNotice problem={preview.error} actions={<Button size="small" onPress={onDone}>Leave it</Button>} />;
  if (!preview.data) return <p className="history-faint" role="status">Looking what that would change.</p>;
  const { changes, sentences } = preview.data;
  return (
    <Notice
      kind="caution"
      isUrgent
      title={changes === 0 ? 'There is nothing to bring back.' : `Bring ${name} back to this point?`}
      actions={
        <>
          <Button size="small" autoFocus onPress={onDone}>Leave it as it is</Button>
          {changes > 0 && <Button size="small" kind="primary" isDisabled={back.isPending} onPress={() => back.mutate({ to, of }, { onSuccess: () => announce('Brought back') })}>Bring it back</Button>}
        </>
      }
    >
      <Sentences sentences={sentences} />
      {changes > 0 && <p>{`${counted(changes, 'change')} in one step, which undo takes back. The history keeps everything.`}</p>}
      <ProblemNotice problem={back.error} />
    </Notice>
  );
}

function Sentences({ sentences }: { sentences: readonly string[] }) {
  return <ul className="history-sentences">{sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>;
}
