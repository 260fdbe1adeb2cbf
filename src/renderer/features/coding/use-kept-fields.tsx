import { useState, type ReactNode } from 'react';
import { ClashNotice } from '../../app/ClashNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { changesOf, useKeptEdit } from '../../client/kept-edit.ts';

/**
 * The saving half of a form: stores only what was changed, loses nobody's words when somebody else changed the same meanwhile,
 * and says in place what is the matter. `notice` belongs above the buttons.
 */
export function useKeptFields<Fields extends object>(
  present: Fields & { version: number },
  written: Fields,
  save: (patch: Partial<Fields>, expectedVersion: number) => Promise<unknown>,
  onDone: () => void,
  /** What somebody else wrote, in words; the changed texts themselves unless given. */
  inWords: (theirs: Partial<Fields>) => string = textsOf,
): { keep: () => void; isSaving: boolean; notice: ReactNode } {
  const [opened] = useState(present);
  const kept = useKeptEdit<Fields>(present, save);

  async function keep(over = false): Promise<void> {
    const patch = changesOf<Fields>(opened, written);
    if (Object.keys(patch).length === 0 || (await kept.submit(patch, over))) onDone();
  }

  const notice = (
    <>
      {kept.clash !== null && <ClashNotice theirs={inWords(kept.clash)} onSaveMine={() => void keep(true)} onTakeTheirs={onDone} />}
      <ProblemNotice problem={kept.problem} />
    </>
  );
  return { keep: () => void keep(), isSaving: kept.isSaving, notice };
}

function textsOf(theirs: object): string {
  const values = Object.values(theirs);
  return values.every((value) => typeof value === 'string') ? values.filter((value) => value.trim() !== '').join('; ') : 'something else';
}
