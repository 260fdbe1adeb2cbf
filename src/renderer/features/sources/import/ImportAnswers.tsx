import type { AnswerColumns, FoundTable } from '../../../../contract/index.ts';
import { Checkbox, ProgressLine, Section, Select } from '../../../ui/index.ts';
import { beginningOf, counted } from '../../coding/in-words.ts';
import { columnUse, type ColumnUse, withUse } from './answer-columns.ts';
import './ImportAnswers.css';

type ImportAnswersProps = {
  table: FoundTable;
  columns: AnswerColumns;
  groups: readonly string[];
  /** How many answered, as the columns are now. */
  respondents: number;
  isReading: boolean;
  onChange: (columns: AnswerColumns) => void;
};

/** From so many columns on, they scroll by themselves, so that the preview stays near. */
const many = 8;

const uses: readonly { id: ColumnUse; label: string; description: string }[] = [
  { id: 'text', label: 'Words to read', description: 'The heading becomes the question over each answer' },
  { id: 'attribute', label: 'About the person', description: 'Kept with the voice' },
  { id: 'respondent', label: 'Tells them apart', description: 'A number or code for each person; it becomes the label in the text' },
  { id: 'group', label: 'Stakeholder group', description: 'Names the group of each person' },
  { id: 'leave out', label: 'Leave out', description: 'Stays in the file as it came, and nowhere else' },
];

/** The columns of a table of open answers, and what each of them is. What was guessed says why; the preview below follows. */
export function ImportAnswers({ table, columns, groups, respondents, isReading, onChange }: ImportAnswersProps) {
  return (
    <Section title="What the columns are" level={3} count={table.columns.length} about={`${counted(table.rows, 'row')}. One row is one person, unless a column that tells them apart comes back.`}>
      <div className="import-answers">
        {table.sheets.length > 1 && (
          <div className="import-answers-sheet">
            <Select
              label="Sheet"
              choices={table.sheets.map((name) => ({ id: name, label: name }))}
              value={columns.sheet ?? table.suggested.sheet ?? table.sheets[0] ?? null}
              onChange={(sheet) => onChange({ ...columns, sheet, text: [], attributes: [], respondent: null, groupColumn: null })}
            />
          </div>
        )}
        <ul className="import-columns" data-many={table.columns.length > many || undefined}>
          {table.columns.map((column) => {
            const use = columnUse(columns, column.name);
            return (
              <li key={column.name} data-use={use === 'leave out' ? 'out' : undefined}>
                <div>
                  <strong>{column.name}</strong>
                  <span className="import-faint">{column.filled} filled in, {column.different} different. {use === column.guess ? column.why : ''}</span>
                  {column.examples.length > 0 && <span className="import-column-examples">{column.examples.map((example) => `“${beginningOf(example, 60)}”`).join(', ')}</span>}
                </div>
                <Select label={`What “${column.name}” is`} hasHiddenLabel choices={uses} value={use} onChange={(next) => onChange(withUse(columns, column.name, next, table))} />
              </li>
            );
          })}
        </ul>
        <div className="import-answers-voices">
          <Checkbox isSelected={columns.voices} onChange={(voices) => onChange({ ...columns, voices })} description="Under a number, such as Respondent 12, never under a name. Consent is not recorded yet for any of them. One undo takes all of it back.">
            {`Make a voice for each of the ${counted(respondents, 'person', 'people')} who answered`}
          </Checkbox>
          {columns.voices && (
            <Select
              label={columns.groupColumn === null ? 'Stakeholder group of all who answered' : `Stakeholder group where “${columns.groupColumn}” says nothing`}
              placeholder="Choose a group"
              choices={groups.map((name) => ({ id: name, label: name }))}
              value={columns.group === '' ? null : columns.group}
              onChange={(group) => onChange({ ...columns, group })}
            />
          )}
        </div>
        {isReading && <ProgressLine label="Laying the answers out" detail="as the columns are now" />}
      </div>
    </Section>
  );
}
