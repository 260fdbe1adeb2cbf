/** The acts of coding, as the reader's keys and buttons do them; each says what it did to screen readers. */
import { useState } from 'react';
import type { Code, Coding } from '../../../contract/index.ts';
import type { KistProblem } from '../../client/kist.ts';
import { useChange } from '../../client/ask.ts';
import { announce } from '../../ui/index.ts';
import type { Span } from './highlights.ts';
import { inVivoName } from './in-vivo.ts';

/** Id of the code used last in this window; "again" means this one. Kept while one goes from source to source. */
let lastUsed: string | null = null;

export type CodingActs = {
  /** The code that r puts on the words again. */
  lastCode: Code | null;
  problem: KistProblem | null;
  apply(passage: Span, codeId: string): Promise<Coding | null>;
  create(passage: Span, name: string): Promise<Coding | null>;
  inVivo(passage: Span, words: string): Promise<Coding | null>;
  recode(coding: Coding, codeId: string): Promise<boolean>;
  remove(coding: Coding): Promise<boolean>;
};

export function useCoding(sourceId: string, codes: ReadonlyMap<string, Code>, recent: readonly string[]): CodingActs {
  const apply = useChange('coding.apply');
  const applyNew = useChange('coding.applyNew');
  const recode = useChange('coding.recode');
  const remove = useChange('coding.remove');
  const [, redraw] = useState(0);

  const markUsed = (codeId: string): void => {
    lastUsed = codeId;
    redraw((count) => count + 1);
  };
  const forget = (): void => {
    for (const change of [apply, applyNew, recode, remove]) if (change.error !== null) change.reset();
  };
  const nameOf = (codeId: string): string => codes.get(codeId)?.name ?? 'a code';

  async function put(work: Promise<Coding>, name: string): Promise<Coding | null> {
    try {
      const coding = await work;
      markUsed(coding.codeId);
      announce(`Coded as ${name}`);
      return coding;
    } catch {
      // The reason stands in `problem`.
      return null;
    }
  }

  const again = lastUsed !== null && codes.has(lastUsed) ? lastUsed : (recent.find((id) => codes.has(id)) ?? null);
  return {
    lastCode: again === null ? null : (codes.get(again) ?? null),
    problem: apply.error ?? applyNew.error ?? recode.error ?? remove.error,
    apply(passage, codeId) {
      forget();
      return put(apply.mutateAsync({ sourceId, start: passage.start, end: passage.end, codeId }), nameOf(codeId));
    },
    create(passage, name) {
      forget();
      return put(applyNew.mutateAsync({ sourceId, start: passage.start, end: passage.end, name }), name);
    },
    async inVivo(passage, words) {
      forget();
      const name = inVivoName(words);
      return name === '' ? null : put(applyNew.mutateAsync({ sourceId, start: passage.start, end: passage.end, name }), name);
    },
    async recode(coding, codeId) {
      forget();
      return recode.mutateAsync({ id: coding.id, codeId, expectedVersion: coding.version }).then(
        () => {
          markUsed(codeId);
          announce(`Now coded as ${nameOf(codeId)}`);
          return true;
        },
        () => false,
      );
    },
    async remove(coding) {
      forget();
      return remove.mutateAsync({ id: coding.id }).then(
        () => {
          announce(`Took the coding ${nameOf(coding.codeId)} away`);
          return true;
        },
        () => false,
      );
    },
  };
}
