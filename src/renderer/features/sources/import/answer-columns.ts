/** What each column of a table of answers is taken for. Pure. */
import type { AnswerColumns, FoundTable } from '../../../../contract/index.ts';

export type ColumnUse = 'text' | 'attribute' | 'respondent' | 'group' | 'leave out';

export function columnUse(columns: AnswerColumns, name: string): ColumnUse {
  if (columns.text.includes(name)) return 'text';
  if (columns.respondent === name) return 'respondent';
  if (columns.groupColumn === name) return 'group';
  return columns.attributes.includes(name) ? 'attribute' : 'leave out';
}

/** Takes a column for something else; columns keep the order of the table, and only one tells people apart or names the group. */
export function withUse(columns: AnswerColumns, name: string, use: ColumnUse, table: Pick<FoundTable, 'columns'>): AnswerColumns {
  const inOrder = (wanted: ReadonlySet<string>): string[] => table.columns.map((column) => column.name).filter((one) => wanted.has(one));
  const placed = (names: readonly string[], isMeant: boolean): string[] => inOrder(new Set(isMeant ? [...names, name] : names.filter((one) => one !== name)));
  return {
    ...columns,
    text: placed(columns.text, use === 'text'),
    attributes: placed(columns.attributes, use === 'attribute'),
    respondent: use === 'respondent' ? name : columns.respondent === name ? null : columns.respondent,
    groupColumn: use === 'group' ? name : columns.groupColumn === name ? null : columns.groupColumn,
  };
}

/** Whether the text would be laid out otherwise; groups and voices change nothing in it. */
export function changesText(before: AnswerColumns, after: AnswerColumns): boolean {
  const laid = ({ sheet, text, respondent, attributes }: AnswerColumns): string => JSON.stringify([sheet, text, respondent, attributes]);
  return laid(before) !== laid(after);
}
