/**
 * A theory of change as a file that another vault can read: JSON, with the theories that its places open.
 * Indicators and outcomes go by their wording, because ids mean nothing in another vault. Evidence stays behind: it stands on sources that the other vault doesn't have.
 */
import type { Assumption, TheoryNode } from '../../contract/index.ts';

export const theoryFileFormat = 1;
export const theoryFileEnding = '.kist-theory.json';

export type FileNode = { key: string; kind: TheoryNode['kind']; label: string; note: string; group: string; indicator: string | null; outcome: string | null; at: TheoryNode['at']; /** The theory of this file that it opens. */ opens: string | null };
export type FileLink = { from: string; to: string; assumption: string; mechanism: string };
export type FileAssumption = { text: string; status: Assumption['status']; /** Of its newest standing. */ reason: string; /** The link under which it stands; null: the whole theory. */ link: { from: string; to: string } | null };
export type FileTheory = { key: string; name: string; group: string; note: string; nodes: FileNode[]; links: FileLink[]; assumptions: FileAssumption[] };
/** The first theory is the outermost. */
export type TheoryFile = { kist: 'theory of change'; format: number; notice: string; theories: FileTheory[] };

/** The file as text, in an order that does not depend on chance, so that two files of one theory can be compared line by line. */
export function writeTheoryFile(theories: readonly FileTheory[], notice: string): string {
  const file: TheoryFile = { kist: 'theory of change', format: theoryFileFormat, notice, theories: [...theories] };
  return `${JSON.stringify(file, null, 2)}\n`;
}
