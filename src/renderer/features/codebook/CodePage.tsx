import type { Code } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { announce, Button, Cluster, Notice, Popover, Section, Stack, Swatch } from '../../ui/index.ts';
import { pathOf } from '../coding/code-choices.ts';
import { CodePicker } from '../coding/CodePicker.tsx';
import { counted } from '../coding/in-words.ts';
import { colourOf } from '../coding/stripes.ts';
import { CodeFields } from './CodeFields.tsx';
import { CodeQuotes } from './CodeQuotes.tsx';
import { below } from './code-tree.ts';

export type CodeAsking = 'rename' | 'remove' | { mergeInto: string };

type CodePageProps = {
  code: Code;
  codes: readonly Code[];
  /** What is being asked about it, in place. */
  asking: CodeAsking | null;
  onAsk: (what: CodeAsking | null) => void;
  onAddUnder: () => void;
  /** The code is gone; the one to show instead. */
  onGone: (instead: string | undefined) => void;
};

/** One code: what it means, and everything coded with it. */
export function CodePage({ code, codes, asking, onAsk, onAddUnder, onGone }: CodePageProps) {
  const merge = useChange('codebook.merge');
  const remove = useChange('codebook.remove');
  const under = below(codes, code.id);
  const codings = under.reduce((sum, one) => sum + one.codings, 0);
  const path = pathOf(new Map(codes.map((one) => [one.id, one])), code);
  const into = typeof asking === 'object' && asking !== null ? codes.find((one) => one.id === asking.mergeInto) : undefined;
  const goes = [counted(codings, 'coding'), ...(under.length > 1 ? [counted(under.length - 1, 'code') + ' under it'] : [])].join(' and ');

  return (
    <div className="codebook-code">
      <Cluster justify="between" align="start">
        <div className="codebook-title">
          {path !== '' && <p className="codebook-faint">{path}</p>}
          <h2><Swatch colour={colourOf(code.colour)} size="large" /> {code.name}</h2>
          <p className="codebook-faint">{code.codings === 0 ? 'Nothing is coded with it yet.' : `${counted(code.codings, 'coding')} in ${counted(code.sources, 'source')}.`}</p>
        </div>
        <Cluster>
          <Button size="small" icon="plus" onPress={onAddUnder}>New code under it</Button>
          <Popover label={`Merge ${code.name} into`} hasHiddenLabel isFlush placement="bottom end" trigger={<Button size="small" icon="merge" isDisabled={codes.length < 2}>Merge into another</Button>}>
            {(close) => <CodePicker label={`Merge ${code.name} into`} codes={codes.filter((one) => one.id !== code.id)} recent={[]} onPick={(id) => { close(); onAsk({ mergeInto: id }); }} />}
          </Popover>
          <Button size="small" kind="danger" icon="bin" onPress={() => onAsk('remove')}>Remove</Button>
        </Cluster>
      </Cluster>
      <ProblemNotice problem={merge.error ?? remove.error} />
      {asking === 'remove' && (
        <Notice
          kind="caution"
          isUrgent
          title={`Remove “${code.name}”?`}
          actions={
            <>
              <Button size="small" autoFocus onPress={() => onAsk(null)}>Keep it</Button>
              <Button size="small" kind="danger" onPress={() => remove.mutate({ id: code.id }, { onSuccess: () => { onAsk(null); announce('Code removed'); onGone(code.parentId ?? undefined); } })}>Remove it</Button>
            </>
          }
        >
          {codings === 0 && under.length === 1 ? 'Nothing else goes with it.' : `${goes} would go with it.`} Undo brings everything back.
        </Notice>
      )}
      {into !== undefined && (
        <Notice
          kind="caution"
          isUrgent
          title={`Merge “${code.name}” into “${into.name}”?`}
          actions={
            <>
              <Button size="small" autoFocus onPress={() => onAsk(null)}>Keep both</Button>
              <Button size="small" kind="primary" onPress={() => merge.mutate({ id: code.id, intoId: into.id }, { onSuccess: ({ moved, dropped }) => { onAsk(null); announce(`Merged: ${counted(moved, 'coding')} moved, ${dropped} were there already`); onGone(into.id); } })}>Merge them</Button>
            </>
          }
        >
          {goes} move over. Where the same coder has put both on the same words, the two become one. Undo takes it back.
        </Notice>
      )}
      <Stack gap={24}>
        <CodeFields code={code} isRenaming={asking === 'rename'} onDone={() => onAsk(null)} />
        <Section title="Coded passages" level={3}>
          <CodeQuotes code={code} codes={codes} hasBelow={under.length > 1} />
        </Section>
      </Stack>
    </div>
  );
}
