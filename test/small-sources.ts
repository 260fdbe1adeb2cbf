/** A few short transcripts for tests. Wholly invented. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceSummary } from '../src/contract/index.ts';
import type { TestVault } from './open-vault.ts';

export const evening = `Family evening in Millbank (synthetic)
12 March 2024

Interviewer: How did the evenings begin?

Morag: Nobody had asked us before. Then the worker came round with cake and she listened.

Interviewer: And what happened after that?

Morag: We went every week. The children loved it, and I felt trusted for the first time in years.

Interviewer: What would you say to others?

Morag: Come along. Being listened to changes how you stand in a room.
`;

export const group = `Focus group in Harbourside (synthetic)

Facilitator: What has changed for you?

Parent 1: Somebody listens now. My social worker phones before she comes.

Parent 2: It is slower than they say. Trust takes years.

Facilitator: Who is missing from this room?

Parent 1: The dads. Nobody asked the dads.

Parent 2: And nobody asked Morag, she has moved away.
`;

export const captions = `WEBVTT

1
00:00:01.000 --> 00:00:04.000
<v Morag>We were on the waiting list for a year.

2
00:00:05.000 --> 00:00:09.500
<v Worker>And nobody told you how long it would be?

3
00:01:10.000 --> 00:01:14.000
<v Morag>Nobody. Then the café opened and we met others.
`;

/** Writes a file beside the vault and answers its path, which is its token for the test's inbox. */
export function writeFile(vault: TestVault, name: string, content: string | Uint8Array): string {
  const path = join(vault.folder, name);
  writeFileSync(path, content);
  return path;
}

/** Stores one text and answers its summary. */
export async function storeText(vault: TestVault, name: string, content: string): Promise<SourceSummary> {
  const { sources } = await vault.call('sources.store', { files: [{ file: writeFile(vault, name, content) }] });
  return sources[0]!;
}

/** The range of the first occurrence of some words in a source. */
export async function find(vault: TestVault, sourceId: string, words: string): Promise<{ sourceId: string; start: number; end: number }> {
  const { text } = await vault.call('sources.read', { id: sourceId });
  const start = text.indexOf(words);
  if (start === -1) throw new Error(`“${words}” is not in the text`);
  return { sourceId, start, end: start + words.length };
}
