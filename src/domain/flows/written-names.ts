import type { FlowMapping, MappedTable } from '../../contract/index.ts';

/** As many as somebody can name; a column with more holds something else. */
const mostNames = 300;

/** What files call their places or streams, in the order in which the names come. */
export function writtenNames(tables: readonly { readonly rows: readonly (readonly string[])[] }[], mapped: readonly MappedTable[], role: 'place' | 'stream'): string[] {
  const names = new Set<string>();
  mapped.forEach(({ use, roles }, index) => {
    const column = use === 'rows' ? roles.indexOf(role) : -1;
    if (column === -1) return;
    for (const row of tables[index]!.rows) {
      if (names.size >= mostNames) return;
      const name = (row[column] ?? '').normalize('NFC').trim();
      if (name !== '' && name.length <= 200) names.add(name);
    }
  });
  return [...names];
}

/** Names that were given, then those that nobody has named yet, each called as it is written. */
export function withWritten(given: FlowMapping['places'], written: readonly string[]): FlowMapping['places'] {
  const known = new Set(given.map((one) => one.written));
  return [...given, ...written.filter((name) => !known.has(name)).map((name) => ({ written: name, name }))];
}
