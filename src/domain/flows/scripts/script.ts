import type { FlowFilter } from '../../../contract/flow-views.ts';
import { isoDay } from '../days.ts';
import { notStated } from '../names.ts';
import type { ScriptAsked } from './asked.ts';
import { pythonOf } from './python/index.ts';
import { rOf } from './r/index.ts';
import { assignments, comment, inPython, inR, oneLine, type Value } from './text.ts';

/** A filter as scripts read it: without names of this vault, blanks by their words, a subset as the filter that it is. */
function filterOf({ subsetId: _, ...filter }: FlowFilter, subset: FlowFilter | null): { readonly [name: string]: Value } {
  const named = (names: readonly string[] | undefined): string[] | undefined => names?.map((name) => name || notStated);
  return {
    ...filter,
    places: named(filter.places),
    streams: named(filter.streams),
    groups: filter.groups?.map(({ attribute, values }) => ({ attribute, values: named(values)! })),
    ...(subset !== null && { subset: filterOf(subset, null) }),
  };
}

/**
 * A script in plain Python or plain R that re-derives a view's tables from the analyst's own file of stays.
 *
 * What it can't do is what Kist's release does: small numbers are hidden and all others rounded at random by keys that stay in the vault, so its true numbers differ from released ones by
 * less than five, and protected curves stand on a coarser grid. It hides small counts unless it is told otherwise, because what it prints is outside of the export gate.
 */
export function scriptOf(asked: ScriptAsked): string {
  const { language, view, filter, subset, window, period, knownUntil, states, places, streams, onlyStream, threshold, input, about } = asked;
  const isPython = language === 'python';
  const [write, sign] = isPython ? ([inPython, '='] as const) : ([inR, '<-'] as const);
  const names = (all: readonly string[]): string[] => [...new Set(all.map((name) => name || notStated))];
  const part = filterOf(filter, subset);
  const { from: _, to: __, ...chosen } = part;
  const head = assignments(
    [
      ['FILE', input.file, 'your own file; another can be named when the script is run'],
      ['COLUMNS', input.columns, 'headings, or numbers of columns counted from 1'],
      ['GROUPS', input.groups],
      ['DATES', input.dates, 'how 03/04/2021 is read'],
      ['STATES', states.map(({ name, rank, written }) => ({ name, rank, written })), 'from lower to higher rank of intervention; none where a state has no rank'],
      ['PLACES', names(places)],
      ['STREAMS', names(streams)],
      ['PLACES_WRITTEN', input.placesWritten, 'what places are called here, by what the file calls them'],
      ['STREAMS_WRITTEN', input.streamsWritten],
      ['PLACE', input.place, 'of all rows, where no column says so'],
      ['STREAM', input.stream],
      ['ONLY_STREAM', onlyStream],
      ['IS_RAW', input.isRaw],
    ],
    write,
    sign,
  );
  const question = assignments([['VIEW', view], ['FILTER', chosen], ['THRESHOLD', threshold]], write, sign);
  // Days are half-open: the first one, and the one after the last.
  const day = (number: number): string => (isPython ? `datetime.date.fromisoformat("${isoDay(number)}").toordinal()` : `as.integer(as.Date("${isoDay(number)}"))`);
  const days = [
    `PERIOD ${sign} ${isPython ? '' : 'c'}(${day(period.from)}, ${day(period.to)})  # what the data tell of: the first day, and the day after the last`,
    `WINDOW ${sign} ${isPython ? '' : 'c'}(${day(window.from)}, ${day(window.to)})  # the days in view`,
    `KNOWN_UNTIL ${sign} ${day(knownUntil)}  # the first day about which the extract says nothing`,
  ].join('\n');
  const comments = [
    comment('', about.title),
    '#',
    ...about.lines.map(([term, words]) => comment(term, words)),
    comment('What differs from the released table', 'Kist hides numbers with fewer people than the threshold behind them and rounds all others to a multiple of five, up or down at random by keys that stay in the vault. The script has no such keys: its true counts differ from released ones by less than five, shares and rates by what that makes, times spent and medians by their coarser steps, and where Kist shows [c] the script can have a number. Released curves are life tables of rounded numbers at whole quarters; the script’s are exact.'),
    comment('What the script shows', `Without --true-counts it hides counts of fewer than ${threshold} people ([c]) and rounds the others to the nearest multiple of five; that guards against slips and is weaker than Kist’s protection. Its output is outside of Kist’s export gate: check it before you pass it on. [z]: there is no such number.`),
    ...input.notes.map((note) => comment('The file', note)),
    comment('To run it', isPython ? 'python3 NAME.py [FILE.csv] [--true-counts] [--threshold 5] [--out TABLE.csv]. Python 3.8 or later; nothing else has to be installed.' : 'Rscript NAME.R [FILE.csv] [--true-counts] [--threshold=5] [--out=TABLE.csv]. R 4.0 or later; no packages.'),
  ].join('\n');
  const body = isPython ? pythonOf(view) : rOf(view);
  const start = isPython
    ? `#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n${comments}\n\nimport argparse\nimport bisect\nimport calendar\nimport csv\nimport datetime\nimport io\nimport math\nimport re\nimport sys\nimport unicodedata\nfrom collections import defaultdict, namedtuple`
    : `#!/usr/bin/env Rscript\n${comments}`;
  return `${start}\n\n# --- The file and its columns ---\n${head}\n\n# --- The question: ${oneLine(view.measure)} ---\n${question}\n${days}\n${body}`;
}
