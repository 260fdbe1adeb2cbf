import { Section } from '../../../ui/index.ts';
import './ImportFormats.css';

const formats: readonly (readonly [what: string, endings: string, words: string])[] = [
  ['Documents', 'docx, odt, rtf, pdf', 'Headings, lists, tables and footnotes come along; comments and tracked changes are told of. A pdf has to hold text: a scanned page says that it is one.'],
  ['Plain text', 'txt, md, rst', 'A name and a colon at the beginning of a paragraph open a turn.'],
  ['Subtitles', 'vtt, srt', 'Each turn keeps its time, so that a recording can be played from it.'],
  ['Praat', 'TextGrid', 'Two files with a speaker each, from one recording, are woven together by time.'],
  ['Open answers', 'xlsx, csv', 'One row for everybody who answered. You choose which columns are words and which say something of the person.'],
];

/** What can be read, and what Kist makes of it. */
export function ImportFormats() {
  return (
    <Section title="What can be read" level={2}>
      <ul className="import-formats">
        {formats.map(([what, endings, words]) => (
          <li key={what}>
            <strong>{what}</strong>
            <span className="import-format-endings">{endings}</span>
            <span className="import-faint">{words}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
