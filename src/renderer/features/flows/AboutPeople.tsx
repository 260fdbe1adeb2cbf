import type { Dataset } from '../../../contract/index.ts';
import { Facts, Section, Table } from '../../ui/index.ts';

type Row = Dataset['states'][number] & { key: string };

/** The states in their order, and what is known of the people. */
export function AboutPeople({ dataset }: { dataset: Dataset }) {
  const hasGroups = dataset.states.some(({ group }) => group !== '');
  return (
    <>
      <Section title="States" count={dataset.states.length} {...(dataset.states.every(({ rank }) => rank === null) && { about: 'They have no order: moves up and down can’t be told.' })}>
        <div className="about-states">
          <Table
            caption="States in their order"
            hasHiddenCaption
            canSort={false}
            columns={[
              { id: 'state', heading: 'State', value: (row: Row) => row.label || row.name },
              { id: 'name', heading: 'In the files', value: (row) => row.name },
              { id: 'rank', heading: 'Level', kind: 'number', value: (row) => row.rank },
              ...(hasGroups ? [{ id: 'group', heading: 'Group', value: (row: Row) => row.group }] : []),
            ]}
            rows={dataset.states.map((state) => ({ ...state, key: state.name }))}
            rowId={(row) => row.key}
          />
        </div>
      </Section>
      {dataset.attributes.length > 0 && (
        <Section title="What is known of the people" about="Groups that views can be narrowed to, and compared by.">
          <div className="about-facts"><Facts facts={dataset.attributes.map(({ name, values }) => ({ label: name, value: values.length > 12 ? `${values.length} different values, from ${values[0]} to ${values.at(-1)}` : values.join(', ') || 'nothing' }))} /></div>
        </Section>
      )}
    </>
  );
}
