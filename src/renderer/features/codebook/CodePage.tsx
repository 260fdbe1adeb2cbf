import { useState } from 'react';
import type { Code } from '../../../contract/index.ts';
import { familyHeading } from '../../../domain/codebook/families.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { announce, Button, Chip, Cluster, Notice, Popover, Stack, Swatch, Tabs } from '../../ui/index.ts';
import { pathOf } from '../coding/code-choices.ts';
import { CodePicker } from '../coding/CodePicker.tsx';
import { counted } from '../coding/in-words.ts';
import { colourOf } from '../coding/stripes.ts';
import { MemosAbout } from '../memos/MemosAbout.tsx';
import { CodeFields } from './CodeFields.tsx';
import { CodeHistory } from './CodeHistory.tsx';
import { CodeQuotes } from './CodeQuotes.tsx';
import { below } from './code-tree.ts';

export type CodeAsking = 'rename' | 'remove' | { mergeInto: string };
type Tab = 'passages' | 'examples' | 'memos' | 'history';

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
  const sources = useAsk('sources.list', {});
  const [tab, setTab] = useState<Tab>('passages');
  const under = below(codes, code.id);
  const ids = new Set(under.map((one) => one.id));
  const leftBehind = useAsk('coding.leftBehind', {}, { enabled: asking === 'remove' });
  const behind = (leftBehind.data?.codings ?? []).filter(({ coding }) => ids.has(coding.codeId)).length;
  const codings = under.reduce((sum, one) => sum + one.codings, 0);
  const path = pathOf(new Map(codes.map((one) => [one.id, one])), code);
  const into = typeof asking === 'object' && asking !== null ? codes.find((one) => one.id === asking.mergeInto) : undefined;
  const listed = [
    ...(codings > 0 ? [counted(codings, 'coding')] : []),
    ...(behind > 0 ? [`${counted(behind, 'coding')} left behind by corrections`] : []),
    ...(under.length > 1 ? [`${counted(under.length - 1, 'code')} under it`] : []),
  ];
  const goes = listed.length === 0 ? 'Nothing else' : new Intl.ListFormat('en-GB').format(listed);
  const all = sources.data === undefined ? '' : ` of ${sources.data.sources.length}`;

  return (
    <div className="codebook-code">
      <div className="codebook-title">
        {path !== '' && <p className="codebook-faint">{path}</p>}
        <h2><Swatch colour={colourOf(code.colour)} size="large" /> {code.name}</h2>
        <Cluster gap={8}>
          {code.family !== '' && <Chip>{familyHeading(code.family)}</Chip>}
          <p className="codebook-faint">
            {code.codings === 0 ? 'Nothing is coded with it yet.' : `${counted(code.codings, 'coding')} in ${code.sources}${all} ${code.sources === 1 && all === '' ? 'source' : 'sources'}.`}
            {codings > code.codings && ` With the codes under it ${codings}.`}
          </p>
        </Cluster>
      </div>
      <Cluster>
        <Button size="small" icon="plus" keys="Shift N" onPress={onAddUnder}>New code under it</Button>
        <Button size="small" icon="search" onPress={() => go({ room: 'questions', details: { tab: 'find', code: code.id } })}>Find and code</Button>
        <Button size="small" icon="questions" isDisabled={code.codings === 0} onPress={() => go({ room: 'questions', details: { tab: 'ask', code: code.id } })}>Ask about this code</Button>
        <Button size="small" icon="arrow-right" isDisabled={code.codings === 0} onPress={() => go({ room: 'codebook', id: code.id, details: { do: 'split' } })}>Split by hand</Button>
        <Popover label={`Merge ${code.name} into`} hasHiddenLabel isFlush placement="bottom start" trigger={<Button size="small" icon="merge" isDisabled={codes.length < 2}>Merge into another</Button>}>
          {(close) => <CodePicker label={`Merge ${code.name} into`} codes={codes.filter((one) => one.id !== code.id)} recent={[]} onPick={(id) => { close(); onAsk({ mergeInto: id }); }} />}
        </Popover>
        <Button size="small" kind="danger" icon="bin" onPress={() => onAsk('remove')}>Remove</Button>
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
          {`${goes} would go with it.`} Undo brings everything back.
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
          {listed.length === 0 ? 'It has no codings and nothing under it.' : `${goes} move over.`} Where the same coder has put both on the same words, the two become one. “{code.name}” stays as another name of “{into.name}”. Undo takes it back.
        </Notice>
      )}
      <Stack gap={24}>
        <CodeFields code={code} codes={codes} isRenaming={asking === 'rename'} onDone={() => onAsk(null)} />
        <Tabs<Tab>
          label={`What there is of ${code.name}`}
          value={tab}
          onChange={setTab}
          tabs={[
            { id: 'passages', label: 'Coded passages', count: code.codings, content: <CodeQuotes code={code} codes={codes} hasBelow={under.length > 1} /> },
            { id: 'examples', label: 'Examples', count: code.pinned, content: <CodeQuotes code={code} codes={codes} hasBelow={false} examplesOnly /> },
            { id: 'memos', label: 'Memos', content: <MemosAbout about={{ kind: 'code', id: code.id }} level={3} /> },
            { id: 'history', label: 'What happened to it', content: <CodeHistory codeId={code.id} /> },
          ]}
        />
      </Stack>
    </div>
  );
}
