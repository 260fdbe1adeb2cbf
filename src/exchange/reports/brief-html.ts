/** A brief as one HTML file that needs nothing else: no script, no picture, no font, no link that leaves it. */
import { type Block, type Brief, citationGroups, type Run, type Runs } from '../../domain/reports/brief.ts';
import { briefStyle } from './brief-style.ts';
import { escapeHtml } from './escape.ts';

/** Places in the text that cite each note, the note's own sentence first, and how many citations there are so far. */
type Places = { of: Map<number, string[]>; count: number };

export function briefAsHtml(brief: Brief): string {
  const places: Places = { of: new Map(), count: 0 };
  let headings = 0;
  const blocks = brief.blocks.map((block) => blockAsHtml(block, places, () => `s${(headings += 1)}`)).join('\n');
  // Even a reader that would load something finds it forbidden here.
  const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  return `<!doctype html>
<html lang="${brief.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escapeHtml(brief.title)}</title>
<style>${briefStyle(brief.footer)}</style>
</head>
<body>
<header>
<h1>${escapeHtml(brief.title)}</h1>
<p class="subtitle">${escapeHtml(brief.subtitle)}</p>
</header>
<main>
${blocks}
${notesAsHtml(brief, places)}
</main>
<footer><p>${escapeHtml(brief.footer)}</p></footer>
</body>
</html>
`;
}

function blockAsHtml(block: Block, places: Places, newId: () => string): string {
  switch (block.kind) {
    case 'heading': return `<h${block.level} id="${block.id ?? newId()}">${escapeHtml(block.text)}</h${block.level}>`;
    case 'paragraph': return `<p class="${block.tone}">${runsAsHtml(block.runs, places)}</p>`;
    case 'quote': return `<blockquote><p>“${escapeHtml(block.text)}”</p><footer>${runsAsHtml(block.attribution, places)}</footer></blockquote>`;
    case 'list': return `<ul>${block.items.map((item) => `<li>${runsAsHtml(item, places)}</li>`).join('')}</ul>`;
    case 'facts': return `<dl>${block.rows.map(({ term, text }) => `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(text)}</dd>`).join('')}</dl>`;
    case 'table': return tableAsHtml(block, newId());
    case 'notice': return `<p class="notice">${escapeHtml(block.text)}</p>`;
  }
}

function tableAsHtml({ caption, head, rows, notes }: Extract<Block, { kind: 'table' }>, id: string): string {
  const numeric = head.map((_, column) => column > 0 && rows.length > 0 && rows.every((row) => isFigure(row[column] ?? '')));
  const mark = (column: number): string => (numeric[column] ? ' class="number"' : '');
  const header = head.map((cell, column) => `<th scope="col"${mark(column)}>${escapeHtml(cell)}</th>`).join('');
  const body = rows
    .map((row) => `<tr>${row.map((cell, column) => (column === 0 ? `<th scope="row">${escapeHtml(cell)}</th>` : `<td${mark(column)}>${escapeHtml(cell)}</td>`)).join('')}</tr>`)
    .join('');
  const below = notes.map((note) => `<p class="note">${escapeHtml(note)}</p>`).join('');
  // A wide table scrolls by itself; the keyboard has to be able to get there.
  return `<div class="scroll" role="region" aria-labelledby="${id}" tabindex="0"><table><caption id="${id}">${escapeHtml(caption)}</caption><thead><tr>${header}</tr></thead><tbody>${body}</tbody></table></div>${below}`;
}

/** A number, or the mark of a hidden one. */
const isFigure = (cell: string): boolean => /^(?:[\d,.\s%−–—-]+|\[\w+\])$/.test(cell.trim());

function runsAsHtml(runs: Runs, places: Places): string {
  return runs.map((run) => runAsHtml(run, places)).join('');
}

function runAsHtml(run: Run, places: Places): string {
  if ('text' in run) return run.to === undefined ? escapeHtml(run.text) : `<a href="#${run.to}">${escapeHtml(run.text)}</a>`;
  const links = citationGroups(run.cite).map(({ label, spoken, numbers }) => {
    const id = `c${(places.count += 1)}`;
    for (const number of numbers) {
      const its = places.of.get(number) ?? [];
      places.of.set(number, run.own ? [id, ...its] : [...its, id]);
    }
    return `<a id="${id}" href="#e${numbers[0]}" role="doc-noteref" aria-label="${spoken}">${label}</a>`;
  });
  return `<sup>${links.join(', ')}</sup>`;
}

function notesAsHtml({ notes }: Brief, places: Places): string {
  if (notes.length === 0) return '';
  const items = notes.map(({ number, lines }) => {
    const back = (places.of.get(number) ?? []).map((id, index) => `<a href="#${id}" role="doc-backlink" aria-label="Back to place ${index + 1} that rests on note ${number}">${index + 1}</a>`);
    const backLine = back.length === 0 ? '' : `<p class="back">Back to the text: ${back.join(' ')}</p>`;
    return `<li id="e${number}" tabindex="-1"><span class="number" aria-hidden="true">${number}</span>${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}${backLine}</li>`;
  });
  return `<section role="doc-endnotes" aria-labelledby="evidence-notes"><h2 id="evidence-notes">Evidence notes</h2><ol class="notes">${items.join('')}</ol></section>`;
}
