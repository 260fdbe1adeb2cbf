import type { Code } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { announce, Button, Chip, Cluster, Popover, Stack } from '../../ui/index.ts';
import { CodePicker } from '../coding/CodePicker.tsx';
import { counted } from '../coding/in-words.ts';
import { colourOf } from '../coding/stripes.ts';
import { below } from './code-tree.ts';

type SeveralCodesProps = { group: readonly Code[]; codes: readonly Code[]; onDone: () => void };

/** Several codes that were chosen together, and where they may go. */
export function SeveralCodes({ group, codes, onDone }: SeveralCodesProps) {
  const move = useChange('codebook.move');
  const [first, ...others] = group.map((code) => code.id);
  const under = new Set(group.flatMap((code) => below(codes, code.id).map((one) => one.id)));
  const put = (parentId: string | null): void => {
    if (first !== undefined) move.mutate({ id: first, also: others, parentId }, { onSuccess: () => { announce(`${group.length} codes moved`); onDone(); } });
  };
  return (
    <div className="codebook-code">
      <Stack gap={16}>
        <h2 className="codebook-several">{counted(group.length, 'code')} chosen</h2>
        <Cluster>{group.map((code) => <Chip key={code.id} colour={colourOf(code.colour)}>{code.name}</Chip>)}</Cluster>
        <Cluster>
          <Popover label="Put them under" hasHiddenLabel isFlush trigger={<Button icon="arrow-right">Put them under a code</Button>}>
            {(close) => <CodePicker label="Put them under" codes={codes.filter((code) => !under.has(code.id))} recent={[]} onPick={(id) => { close(); put(id); }} />}
          </Popover>
          <Button icon="arrow-up" onPress={() => put(null)}>Put them at the top</Button>
          <Button kind="quiet" onPress={onDone}>Choose one</Button>
        </Cluster>
        <ProblemNotice problem={move.error} />
        <p className="codebook-faint">Codes under them go along. It is one step, and undo takes it back.</p>
      </Stack>
    </div>
  );
}
