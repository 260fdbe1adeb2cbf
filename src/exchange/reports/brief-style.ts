import { escapeCssString } from './escape.ts';

/** The style of a brief in HTML: on a screen and on paper, legible without colour, with no font or picture from elsewhere. */
export function briefStyle(footer: string): string {
  return `
:root { color-scheme: light; --ink: #22252a; --quiet: #4c515a; --line: #8a8577; --soft: #e2ddd2; --accent: #5a3e85; --sunk: #f2efe8; }
* { box-sizing: border-box; }
html { background: #faf8f4; }
body { max-width: 46rem; margin: 0 auto; padding: 2.5rem 2rem 4rem; background: #fff; color: var(--ink); font: 1.0625rem/1.6 "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", "Segoe UI", system-ui, sans-serif; overflow-wrap: break-word; }
h1, h2, h3, h4, .finding, blockquote p { font-family: Literata, Georgia, "Times New Roman", serif; text-wrap: pretty; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.5rem; line-height: 1.3; margin: 3rem 0 1rem; padding-top: 1.25rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1.1875rem; margin: 2rem 0 .5rem; }
h4 { font-size: 1.0625rem; margin: 1.5rem 0 .25rem; }
p { margin: 0 0 .75rem; }
.subtitle, .quiet, .reason, .back, .note { color: var(--quiet); }
.quiet, .reason, .note, .back { font-size: .9375rem; }
.reason { margin: -.125rem 0 1.75rem; }
.notice { border: 2px solid var(--ink); padding: .75rem 1rem; font-weight: 700; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.25rem; margin: 0 0 1rem; padding: .75rem 0; border-block: 1px solid var(--soft); }
dt { color: var(--quiet); }
dd { margin: 0; }
ul { padding-left: 1.25rem; margin: 0 0 1rem; }
li { margin-bottom: .375rem; }
blockquote { margin: 1.25rem 0 .5rem; padding: 0 0 0 1.125rem; border-left: 3px solid var(--line); }
blockquote p { margin: 0 0 .25rem; white-space: pre-line; }
blockquote footer { font-size: .9375rem; color: var(--quiet); }
.scroll { overflow-x: auto; margin: 1rem 0 .5rem; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 700; color: var(--ink); padding-bottom: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .4375rem .75rem .4375rem 0; border-bottom: 1px solid var(--soft); }
thead th { border-bottom: 2px solid var(--ink); }
tbody th { font-weight: 600; }
td.number, th.number { text-align: right; padding-right: 1rem; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
sup { font: .75em/1 "Atkinson Hyperlegible Next", "Segoe UI", system-ui, sans-serif; margin-left: .1em; vertical-align: super; white-space: nowrap; }
.notes { padding-left: 0; list-style: none; counter-reset: note; }
.notes > li { position: relative; padding-left: 2.25rem; margin-bottom: 1rem; }
.notes .number { position: absolute; left: 0; font-weight: 700; }
.notes p { margin-bottom: .1875rem; font-size: .9375rem; }
.notes > li:target, sup:has(a:target) { background: var(--sunk); outline: 4px solid var(--sunk); }
body > footer { margin-top: 3rem; padding-top: .75rem; border-top: 1px solid var(--soft); font-size: .875rem; color: var(--quiet); }
@media (max-width: 34rem) { body { padding: 1.25rem 1rem 3rem; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } }
@page { size: A4; margin: 20mm 20mm 22mm; @bottom-left { content: "${escapeCssString(footer)}"; font: 8pt system-ui, sans-serif; color: #4c515a; } @bottom-right { content: counter(page) " of " counter(pages); font: 8pt system-ui, sans-serif; color: #4c515a; } }
@media print {
  html { font-size: 10pt; }
  html, body { background: none; }
  body { max-width: none; padding: 0; line-height: 1.45; }
  body > footer { display: none; }
  h1, h2, h3, h4, caption, thead { break-after: avoid; }
  blockquote, tr, .notes > li, dl, .notice { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
  .scroll { overflow: visible; }
  .back { display: none; }
  a { color: inherit; text-decoration: none; }
}
`;
}
