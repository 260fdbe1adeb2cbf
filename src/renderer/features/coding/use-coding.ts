/** The acts of coding, as the reader's keys and buttons do them; each says what it did to screen readers. */
import { useState } from 'react';
import type { Code, Coding } from '../../../contract/index.ts';
import type { KistProblem } from '../../client/kist.ts';
import { useChange } from '../../client/ask.ts';
import { announce } from '../../ui/index.ts';
import type { Span } from './highlights.ts';
import { inVivoName } from './in-vivo.ts';
import { keptWhileOpen } from './kept-while-open.ts';
import './put-codings-right.ts';

/** Id of the code used last in this window; "again" means this one. Kept while one goes from source to source. */
const lastUsed = keptWhileOpen<string | null>(null);

export type CodingActs = {
  /** The code that r puts on the words again. */
  lastCode: Code | null;
  problem: KistProblem | null;
  apply(passage: Span, codeId: string): Promise<Coding | null>;
  create(passage: Span, name: string, parentId: string | null): Promise<Coding | null>;
  inVivo(passage: Span, words: string): Promise<Coding | null>;
  recode(coding: Coding, codeId: string): Promise<boolean>;
  /** Answers the id of the coding that stands there then: another one, where the two have become one. */
  resize(coding: Coding, passage: Span): Promise<string | null>;
  weigh(coding: Coding, weight: number | null): Promise<boolean>;
  pin(coding: Coding): Promise<boolean>;
  remove(coding: Coding): Promise<boolean>;
};

export function useCoding(sourceId: string, codes: ReadonlyMap<string, Code>, recent: readonly string[]): CodingActs {
  const apply = useChange('coding.apply');
  const applyNew = useChange('coding.applyNew');
  const recode = useChange('coding.recode');
  const resize = useChange('coding.resize');
  const weigh = useChange('coding.weigh');
  const pin = useChange('coding.pin');
  const remove = useChange('coding.remove');
  const changes = [apply, applyNew, recode, resize, weigh, pin, remove];
  const usedLast = lastUsed.use();
  const [, redraw] = useState(0);

  const markUsed = (codeId: string): void => {
    lastUsed.set(codeId);
    redraw((count) => count + 1);
  };
  const nameOf = (codeId: string): string => codes.get(codeId)?.name ?? 'a code';

  /** Does one thing, says that it is done, and leaves the reason in `problem` where it isn't. */
  async function doing<Value>(work: () => Promise<Value>, done: (value: Value) => string): Promise<Value | null> {
    for (const change of changes) if (change.error !== null) change.reset();
    try {
      const value = await work();
      announce(done(value));
      return value;
    } catch {
      return null;
    }
  }
  const put = (work: () => Promise<Coding>, name: string): Promise<Coding | null> => doing(work, (coding) => {
    markUsed(coding.codeId);
    return `Coded as ${name}`;
  });

  const again = usedLast !== null && codes.has(usedLast) ? usedLast : (recent.find((id) => codes.has(id)) ?? null);
  return {
    lastCode: again === null ? null : (codes.get(again) ?? null),
    problem: changes.find((change) => change.error !== null)?.error ?? null,
    apply: (passage, codeId) => put(() => apply.mutateAsync({ sourceId, start: passage.start, end: passage.end, codeId }), nameOf(codeId)),
    create: (passage, name, parentId) => put(() => applyNew.mutateAsync({ sourceId, start: passage.start, end: passage.end, name, parentId }), name),
    async inVivo(passage, words) {
      const name = inVivoName(words);
      return name === '' ? null : put(() => applyNew.mutateAsync({ sourceId, start: passage.start, end: passage.end, name }), name);
    },
    recode: async (coding, codeId) => (await doing(() => recode.mutateAsync({ id: coding.id, codeId, expectedVersion: coding.version }), () => {
      markUsed(codeId);
      return `Now coded as ${nameOf(codeId)}`;
    })) !== null,
    resize: async (coding, { start, end }) => (await doing(() => resize.mutateAsync({ id: coding.id, start, end }), () => `The coding ${nameOf(coding.codeId)} has new ends`))?.id ?? null,
    async weigh(coding, weight) {
      const words = weight === null ? 'Weight taken away' : [`Weight ${weight}`, codes.get(coding.codeId)?.scale?.words[String(weight)] ?? ''].filter(Boolean).join(': ');
      return (await doing(() => weigh.mutateAsync({ id: coding.id, weight, expectedVersion: coding.version }), () => words)) !== null;
    },
    pin: async (coding) => (await doing(() => pin.mutateAsync({ id: coding.id, pinned: !coding.pinned, expectedVersion: coding.version }), () => (coding.pinned ? `No longer an example of ${nameOf(coding.codeId)}` : `An example of ${nameOf(coding.codeId)} now`))) !== null,
    remove: async (coding) => (await doing(() => remove.mutateAsync({ id: coding.id }), () => `Took the coding ${nameOf(coding.codeId)} away`)) !== null,
  };
}
