import { useChange } from '../../client/ask.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { Button, Chip, Finding, Notice, Stack } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { countHits, placeOf } from './auto-code-rule.ts';
import type { FoundToCode } from './auto-code-state.ts';
import type { CodeOrNew } from './CodeOrNewField.tsx';
import { PassageList } from './PassageList.tsx';

export type Coded = { codeId: string; coded: number; already: number };

type PreviewProps = {
  found: FoundToCode;
  code: CodeOrNew | null;
  /** Sources that there are. */
  sources: number;
  takenOut: ReadonlySet<string>;
  onTakeOut: (places: ReadonlySet<string>) => void;
  /** Why it can't be coded now, although something is chosen; null where it can. */
  why: string | null;
  onCoded: (coded: Coded) => void;
};

/** Every passage that would be coded, each with a tick that can be taken away, and the one step that codes them. */
export function AutoCodePreview({ found, code, sources, takenOut, onTakeOut, why, onCoded }: PreviewProps) {
  const apply = useChange('coding.applyMany');
  const { hits } = found;
  const count = countHits(hits, takenOut);
  const reason = why ?? (hits.length === 0 ? null : code === null ? 'Choose the code that they get.' : count.chosen === 0 ? (count.already === hits.length ? 'All of them are coded so already.' : 'None is ticked.') : null);

  function toggle(index: number): void {
    const hit = hits[index]!;
    if (hit.already) return;
    const next = new Set(takenOut);
    if (!next.delete(placeOf(hit))) next.add(placeOf(hit));
    onTakeOut(next);
  }
  function codeThem(): void {
    if (code === null || reason !== null) return;
    const passages = hits.filter((hit) => !hit.already && !takenOut.has(placeOf(hit))).map(({ sourceId, revisionId, start, end }) => ({ sourceId, revisionId, start, end }));
    apply.mutate({ passages, code, how: found.how }, { onSuccess: onCoded });
  }

  return (
    <Stack gap={12}>
      <div role="status">
        <Finding>{hits.length === 0 ? 'Nothing was found.' : `${counted(count.passages, 'passage')} in ${count.sources.toLocaleString('en-GB')} of ${counted(sources, 'source')}${count.already > 0 ? `, ${count.already.toLocaleString('en-GB')} coded so already` : ''}.`}</Finding>
      </div>
      {found.stopped !== null && <Notice kind="caution" title="The search ended early.">{found.stopped}</Notice>}
      {hits.length > 0 && (
        <>
          <div className="auto-code-actions">
            <Button kind="primary" isDisabled={reason !== null || apply.isPending} onPress={codeThem}>{apply.isPending ? 'Coding…' : `Code ${counted(count.chosen, 'passage')}`}</Button>
            <Button size="small" isDisabled={takenOut.size === 0} onPress={() => onTakeOut(new Set())}>All</Button>
            <Button size="small" isDisabled={count.chosen === 0} onPress={() => onTakeOut(new Set(hits.map(placeOf)))}>None</Button>
            {reason !== null && <p className="auto-code-why">{reason}</p>}
          </div>
          <ProblemNotice problem={apply.error} />
          <PassageList
            label="Passages to be coded"
            passages={hits}
            isTicked={(index) => (hits[index]!.already ? null : !takenOut.has(placeOf(hits[index]!)))}
            onSpace={toggle}
            end={(_, index) => hits[index]!.already && <div className="passage-row-codes"><Chip icon="done">Coded so already</Chip></div>}
          />
          <p className="questions-base">Space takes one out or puts it back, Enter opens it in its source. The rule is written down with each coding; undo takes all of them back in one step.</p>
        </>
      )}
    </Stack>
  );
}
