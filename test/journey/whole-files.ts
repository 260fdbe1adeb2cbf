/** Files for the journey, written anew in each run. The people, their words and their moves are invented. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, Packer, Paragraph, TextRun } from 'docx';

/** Words that the journey looks for again: on a page, in a brief. Each stands once, in one file. */
export const said = {
  /** Bracken's, who has agreed to the board. */
  listened: 'then somebody sat down with me and listened',
  /** Linnet's, who has not been asked. */
  slower: 'It is slower than they say, and trust takes years',
  /** Sorrel's, who has refused the board. */
  phoned: 'I phone before I come now, every time',
  /** Bracken's again, and telling: a number of a telephone stands in it. */
  phone: 'Ring Tam on 07700 900123 if you want to help in the kitchen',
  /** Bracken's again: her own name stands in it. */
  named: 'My neighbour said, Morag, you sound like somebody who has been asked',
} as const;

const interview = `Interview at the family evening in Millbank (synthetic)
12 March 2024

[00:00:04] Interviewer: How did the evenings begin for you?

[00:00:11] Morag: Nobody had asked us before, and ${said.listened}.

[00:00:38] Interviewer: And what happened after that?

[00:00:45] Morag: We went every week. The children loved it, and I felt trusted for the first time in years.

[00:01:20] Mrag: The fathers stayed away at first. Nobody had thought of the hour that they come home.

[00:01:52] Interviewer: What would you say to others?

[00:02:01] Morag: Come along. Being listened to changes how you stand in a room.

[00:02:14] Morag: ${said.named}.

[00:02:30] Morag: ${said.phone}.
`;

const note = `# Note of the learning meeting

Synthetic. Written on 20 April 2024 in Millbank.

## What we heard

The worker who came to the first evenings has stayed for two years.

A new head teacher came to the primary school in the same winter.

## What we will do

Ask the fathers which hour would suit them.
`;

const captions = `WEBVTT

NOTE Synthetic

1
00:00:01.000 --> 00:00:06.000
<v Worker>${said.phoned}. It was the parents who said so.

2
00:00:07.500 --> 00:00:11.000
<v Morag>You used to stand at the door like the weather.

3
00:00:12.000 --> 00:00:17.000
<v Worker>I had forty families. I have twelve now, and I know their names.
`;

const group: readonly (readonly [speaker: string, words: string])[] = [
  ['Facilitator', 'What has changed for you this year?'],
  ['Parent 1', 'Somebody listens now. My social worker rings before she comes, and she asks what we need.'],
  ['Parent 2', `${said.slower}. There were three workers before this one.`],
  ['Facilitator', 'Who is missing from this room?'],
  ['Parent 1', 'The dads. We decided together to move the evening to Sunday.'],
  ['Parent 2', 'We decide the menu ourselves, and last month we decided about the money as well.'],
];

function wordFile(): Promise<Buffer> {
  const line = (text: string, speaker?: string): Paragraph => new Paragraph({ children: [...(speaker === undefined ? [] : [new TextRun({ text: `${speaker}: `, bold: true })]), new TextRun(text)] });
  return Packer.toBuffer(new Document({ sections: [{ children: [line('Focus group in Harbourside, May 2024 (synthetic)'), ...group.map(([speaker, words]) => line(words, speaker))] }] }));
}

/** Writes the transcripts into a folder of their own; answers it. Four can be read, one is empty, one is no Word file whatever its name says, one is a damaged spreadsheet. */
export async function writeTranscripts(home: string): Promise<string> {
  const folder = join(home, 'transcripts to bring in');
  mkdirSync(folder);
  const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder, name), content);
  write('evening.txt', interview);
  write('meeting note.md', note);
  write('at the door.vtt', captions);
  write('harbourside group.docx', await wordFile());
  write('empty.txt', '');
  write('leaflet.ods', 'Synthetic');
  write('recording.docx', Buffer.concat([Buffer.from('ID3'), Buffer.alloc(2000, 7)]));
  return folder;
}

const month = (year: number, number: number): string => `${year}-${String(number).padStart(2, '0')}-15`;

/**
 * Stays of 80 invented children in four levels of support, one row for each. Two of them come to live away from home: a number
 * small enough to be hidden. The last rows are odd: an end before its start, the same row twice, an overlap, a day that there isn't.
 */
export function writeMoves(home: string): string {
  const rows = ['child,level,from,until'];
  for (let child = 1; child <= 80; child += 1) {
    const id = `C${1000 + child}`;
    const met = month(2022, 1 + (child % 12));
    const helped = month(2023, 1 + (child % 12));
    rows.push(`${id},universal,${met},${helped}`);
    rows.push(`${id},family team,${helped},${child % 2 === 0 ? '2024-02-01' : ''}`);
    if (child % 2 === 0) rows.push(`${id},${child % 40 === 0 ? 'away from home' : child % 4 === 0 ? 'universal' : 'social work'},2024-02-01,`);
  }
  rows.push('C2001,universal,2023-05-01,2023-02-01', 'C2002,universal,2023-05-01,2024-01-01', 'C2002,universal,2023-05-01,2024-01-01', 'C2003,universal,2023-01-01,2023-09-01', 'C2003,family team,2023-06-01,2024-01-01', 'C2004,universal,2023-02-31,2023-09-01');
  const path = join(home, 'moves.csv');
  writeFileSync(path, `${rows.join('\n')}\n`);
  return path;
}
