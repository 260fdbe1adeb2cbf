import type { BriefBlock, BriefText as Brief } from '../../../contract/index.ts';
import { citationGroups } from '../../../domain/reports/brief.ts';
import { Table } from '../../ui/index.ts';
import './BriefText.css';

type Runs = Extract<BriefBlock, { kind: 'paragraph' }>['runs'];

/** A brief as it would be read, drawn by the window itself: no file is made and no page of another kind is shown. */
export function BriefText({ brief }: { brief: Brief }) {
  return (
    <article className="brief-text" aria-label="The brief">
      <h2>{brief.title}</h2>
      <p className="brief-text-subtitle">{brief.subtitle}</p>
      {brief.blocks.map((block, index) => <Block key={`${index} ${block.kind}`} block={block} />)}
      <h3>Evidence notes</h3>
      {brief.notes.length === 0 ? <p>No evidence note stands in this brief.</p> : <ol>{brief.notes.map((note) => <li key={note.number} value={note.number}>{note.lines.join(' ')}</li>)}</ol>}
    </article>
  );
}

function Block({ block }: { block: BriefBlock }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${block.level + 1}` as 'h3' | 'h4' | 'h5';
      return <Heading>{block.text}</Heading>;
    }
    case 'paragraph': return <p data-tone={block.tone}><Words runs={block.runs} /></p>;
    case 'quote': return <blockquote>“{block.text}”<footer><Words runs={block.attribution} /></footer></blockquote>;
    case 'list': return <ul>{block.items.map((item, index) => <li key={index}><Words runs={item} /></li>)}</ul>;
    case 'facts': return <dl>{block.rows.map(({ term, text }, index) => [<dt key={`term ${index}`}>{term}</dt>, <dd key={`text ${index}`}>{text}</dd>])}</dl>;
    case 'table': {
      const rows = block.rows.map((cells, index) => ({ id: String(index), cells }));
      return (
        <div className="brief-text-table">
          <Table caption={block.caption} canSort={false} columns={block.head.map((heading, column) => ({ id: String(column), heading, value: (row: (typeof rows)[number]) => row.cells[column] ?? '' }))} rows={rows} rowId={(row) => row.id} note={block.notes.join(' ')} />
        </div>
      );
    }
    case 'notice': return <p className="brief-text-notice">{block.text}</p>;
  }
}

function Words({ runs }: { runs: Runs }) {
  return runs.map((run, index) => ('text' in run ? <span key={index}>{run.text}</span> : <sup key={index} aria-label={citationGroups(run.cite).map(({ spoken }) => spoken).join(', ')} role="note">{citationGroups(run.cite).map(({ label }) => label).join(', ')}</sup>));
}
