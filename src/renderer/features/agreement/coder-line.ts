import type { Coder } from '../../../contract/index.ts';
import { type CodeColourName, codeColourOf } from '../../ui/index.ts';

/** How a coder is told apart wherever readings stand side by side: initials, a colour, and a kind of line, so that no one of them has to be seen. */
export type Reader = { id: string; name: string; initials: string; colour: CodeColourName; line: Line };
export const lines = ['solid', 'dashed', 'dotted', 'double'] as const;
export type Line = (typeof lines)[number];

/** The coders who are compared, in the order of their choice, each with a line of their own. */
export function readersOf(coders: readonly Coder[], chosen: readonly string[]): Reader[] {
  return chosen.flatMap((id, index): Reader[] => {
    const coder = coders.find((one) => one.id === id);
    return coder === undefined ? [] : [{ id, name: coder.name, initials: coder.initials, colour: codeColourOf(coder.colour), line: lines[index % lines.length]! }];
  });
}

/** "Ailsa", "Ailsa and Ben", "Ailsa, Ben and Catriona". */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
