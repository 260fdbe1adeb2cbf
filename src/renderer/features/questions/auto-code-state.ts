import type { Output, Restriction } from '../../../contract/index.ts';
import { keptWhileOpen } from '../coding/kept-while-open.ts';
import { blankRule, type RuleDraft } from './auto-code-rule.ts';
import type { CodeOrNew } from './CodeOrNewField.tsx';

/** What a search found, and what it was a search for. */
export type FoundToCode = Output<'coding.find'> & {
  /** `searchKey` of it. */
  key: string;
  /** Code against which "coded so already" was looked up; null: none, or a new one. */
  codeId: string | null;
  /** `textsKey` of the sources when it was made. */
  texts: string;
};

export type AutoCoding = {
  draft: RuleDraft;
  restriction: Restriction;
  code: CodeOrNew | null;
  found: FoundToCode | null;
  /** Places of passages that were taken out by hand. */
  takenOut: ReadonlySet<string>;
};

export const beginning: AutoCoding = { draft: blankRule, restriction: {}, code: null, found: null, takenOut: new Set() };

/** Kept while one goes to a passage and back. */
export const autoCoding = keptWhileOpen<AutoCoding>(beginning);

/** Changes with every correction: offsets of what was found before mean other words then. */
export function textsKey(sources: readonly { id: string; corrections: number; version: number }[]): string {
  return sources.map(({ id, corrections, version }) => `${id} ${corrections} ${version}`).join();
}
