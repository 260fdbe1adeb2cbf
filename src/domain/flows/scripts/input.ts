import type { FlowMapping } from '../../../contract/flow-import.ts';
import type { Dataset } from '../../../contract/flow-data.ts';
import { isBirthHeading } from '../age-bands.ts';
import type { ScriptColumn, ScriptInput } from './asked.ts';

/** The name of an attribute that a date of birth becomes (see `read-attributes.ts`). */
const ageAtFirstStay = 'age at the first stay';

const sexCodes = { '1': 'male', '2': 'female', '0': 'not known', '9': 'not known' };

type Asked = { readonly mapping: FlowMapping | null; readonly dataset: Pick<Dataset, 'fileName' | 'attributes' | 'linkedFrom'>; /** Attributes that the question speaks of: no others are named. */ readonly attributes: ReadonlySet<string> };

/**
 * Which file a script reads, and how. One table with a row a stay is read as it was imported. From other shapes (events, activities, several tables, yearly returns) Kist made stays by rules
 * that a script of one page doesn't repeat: it then names the cleaned columns that it needs, and says why.
 */
export function scriptInput({ mapping, dataset, attributes }: Asked): ScriptInput {
  const wanted = dataset.attributes.filter(({ name }) => attributes.has(name));
  const valuesOf = (values: readonly string[]): string[] => values.filter((value) => value !== '').concat(values.includes('') ? ['not stated'] : []);
  // Where a value is missing comes first in Kist.
  const inOrder = (values: readonly string[]): string[] => (values.includes('') ? ['not stated', ...valuesOf(values).slice(0, -1)] : valuesOf(values));
  const raw = mapping === null ? null : rawTable(mapping);
  if (mapping === null || raw === null) return cleaned();
  const { table, columnOf } = raw;
  const ofGroup = (name: string): number =>
    table.roles.findIndex((role, position) => {
      const heading = table.columns![position]!;
      return role === 'group' && (name === ageAtFirstStay ? isBirthHeading(heading) || heading === name : heading.toLowerCase() === name.toLowerCase());
    });
  // An attribute whose column can't be told (a date of birth under a heading of another kind) needs the cleaned file.
  if (wanted.some(({ name }) => ofGroup(name) < 0)) return cleaned();
  const written = (names: readonly { written: string; name: string }[]): Record<string, string> => Object.fromEntries(names.map((one) => [one.written, one.name || 'not stated']));
  return {
    file: plainName(dataset.fileName),
    columns: { person: columnOf('person'), stream: columnOf('stream'), state: columnOf('state'), place: columnOf('place'), start: columnOf('start'), end: columnOf('end') },
    groups: wanted.map(({ name, values }) => {
      const position = ofGroup(name);
      const isCoded = /^(sex|gender)$/i.test(name) && values.every((value) => ['', 'male', 'female', 'not known'].includes(value));
      return { name, column: columnAt(table.columns!, position), born: name === ageAtFirstStay && table.columns![position] !== name, values: inOrder(values), codes: isCoded ? sexCodes : {} };
    }),
    dates: mapping.dateFormat === 'month-first' ? 'month-first' : 'day-first',
    placesWritten: written(mapping.places),
    streamsWritten: written(mapping.streams),
    place: table.place,
    stream: table.stream,
    isRaw: true,
    notes: [
      'Point the script at the file that was imported (a workbook has to be saved as csv first). It reads the columns that are named below.',
      'It leaves out rows that it can’t read and rows that stand twice, and says how many. What else Kist’s cleaning did, or what was decided about single rows, is in the cleaning ledger of the data: make those changes in the file first, else a few numbers may differ.',
    ],
  };

  function cleaned(): ScriptInput {
    const several = mapping === null ? 'These data were put together in Kist from several others (streams of the same people, and a summary level by a written rule)' : whyNot(mapping);
    return {
      file: 'cleaned-stays.csv',
      columns: { person: 'person', stream: 'stream', state: 'state', place: 'place', start: 'start', end: 'end' },
      groups: wanted.map(({ name, values }) => ({ name, column: name, born: false, values: inOrder(values), codes: {} })),
      dates: 'day-first',
      placesWritten: {},
      streamsWritten: {},
      place: '',
      stream: '',
      isRaw: false,
      notes: [
        `${several}, so the script can’t read the imported files as they are.`,
        'It needs a csv with one row a stay and the columns that are named below: days as 2021-07-31, an end left blank while a stay goes on, states, places and streams by the names below. Kist keeps records of people in the vault and doesn’t export them: prepare the file where the records are held.',
      ],
    };
  }
}

function whyNot({ layout, tables }: FlowMapping): string {
  if (layout === 'events') return 'These data were imported as events, from which Kist made stays';
  if (layout === 'activities') return 'These data were imported as a log of activities that start and complete, from which Kist made stays';
  if (layout === 'snapshots') return 'These data were imported as snapshots, from which Kist made stays';
  if (tables.filter(({ use }) => use !== 'no').length > 1) return 'These data were imported from several tables that Kist read together (repeats across yearly returns merged, what is known of people joined to their stays)';
  return 'These data were read in a way that a short script doesn’t repeat';
}

/** The one table of a mapping that a script can read row by row. */
function rawTable({ layout, tables }: FlowMapping) {
  const used = tables.filter(({ use }) => use !== 'no');
  const [table] = used;
  if (layout !== 'spells' || used.length !== 1 || table === undefined || table.columns === undefined || table.roles.includes('edition')) return null;
  if (['person', 'state', 'start'].some((role) => !table.roles.includes(role as 'person'))) return null;
  const { roles, columns } = table;
  return { table, columnOf: (role: (typeof roles)[number]): ScriptColumn => columnAt(columns, roles.indexOf(role)) };
}

/** A column by its heading, or by its number where the heading is blank or stands twice. */
function columnAt(columns: readonly string[], position: number): ScriptColumn {
  if (position < 0) return null;
  const heading = columns[position]!;
  return heading.trim() === '' || columns.filter((other) => other.trim() === heading.trim()).length > 1 ? position + 1 : heading.trim();
}

/** The file's own name, without folders; a workbook is read from the csv that is saved of it. */
function plainName(fileName: string): string {
  const name = fileName.split(/[\\/]/).at(-1)!;
  return /\.(xlsx|xlsm|xls)$/i.test(name) ? name.replace(/\.[^.]+$/, '.csv') : name;
}
