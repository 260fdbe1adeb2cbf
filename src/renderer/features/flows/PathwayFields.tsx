import type { Dataset, PathwayCondition, Span } from '../../../contract/index.ts';
import { spanInWords } from '../../../domain/flows/filter-in-words.ts';
import { Button, Menu, Select, Stack } from '../../ui/index.ts';
import { SeveralField } from '../questions/SeveralField.tsx';
import { beginning, conditionWords, type Is } from './pathway-conditions.ts';
import { spans } from './spans-in-words.ts';
import { stateChoices } from './ViewControls.tsx';
import './PathwayFields.css';

type PathwayFieldsProps = { dataset: Dataset; value: readonly PathwayCondition[]; onChange: (conditions: PathwayCondition[]) => void };

/** Conditions on people's pathways, each a sentence that begins with "people who". */
export function PathwayFields({ dataset, value, onChange }: PathwayFieldsProps) {
  const choices = stateChoices(dataset);
  const set = (at: number, condition: PathwayCondition): void => onChange(value.map((one, position) => (position === at ? condition : one)));
  return (
    <Stack gap={12}>
      {value.map((condition, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- conditions have no names of their own, and stand in their order
        <div key={`${at} ${condition.is}`} className="pathway-condition" role="group" aria-label={`Condition ${at + 1}`}>
          <span className="pathway-condition-lead">people who {conditionWords[condition.is]}</span>
          <ConditionFields condition={condition} choices={choices} onChange={(next) => set(at, next)} />
          <Button size="small" kind="quiet" icon="cross" aria-label={`Take condition ${at + 1} away`} onPress={() => onChange(value.filter((_, position) => position !== at))}>Take away</Button>
        </div>
      ))}
      {value.length < 10 && <div><Menu label={value.length === 0 ? 'Say what their pathway is like' : 'And also'} size="small" icon="plus" placement="bottom start" entries={(Object.keys(conditionWords) as Is[]).map((is) => ({ id: is, label: `People who ${conditionWords[is]}`, onAction: () => onChange([...value, beginning(is)]) }))} /></div>}
    </Stack>
  );
}

type ConditionFieldsProps = { condition: PathwayCondition; choices: { id: string; label: string }[]; onChange: (condition: PathwayCondition) => void };

function ConditionFields({ condition, choices, onChange }: ConditionFieldsProps) {
  switch (condition.is) {
    case 'moves': case 'later':
      return (
        <>
          <SeveralField label="From" placeholder="Any of these" choices={choices} value={condition.from} onChange={(from) => onChange({ ...condition, from })} />
          <SeveralField label="To" placeholder="Any of these" choices={choices} value={condition.to} onChange={(to) => onChange({ ...condition, to })} />
          <Select
            label="Within"
            choices={[{ id: 'any', label: 'any time' }, ...spans.map((days) => ({ id: String(days), label: spanInWords(days) }))]}
            value={condition.within === undefined ? 'any' : String(condition.within)}
            onChange={(days) => {
              const { within: _before, ...rest } = condition;
              onChange(days === 'any' ? rest : { ...rest, within: Number(days) as Span });
            }}
          />
        </>
      );
    case 'without earlier step':
      return (
        <>
          <Select label="State" choices={choices} value={condition.state === '' ? null : condition.state} onChange={(state) => onChange({ ...condition, state })} />
          <Select label="Looking back" choices={spans.map((days) => ({ id: String(days), label: spanInWords(days) }))} value={String(condition.lookBack)} onChange={(days) => onChange({ ...condition, lookBack: Number(days) as Span })} />
        </>
      );
    case 'moves at least':
      return <Select label="Times" choices={[1, 2, 3, 4, 5, 6, 8, 10].map((times) => ({ id: String(times), label: times === 1 ? 'once' : `${times} times` }))} value={String(condition.times)} onChange={(times) => onChange({ ...condition, times: Number(times) })} />;
    default:
      return <SeveralField label="States" placeholder="Any of these" choices={choices} value={condition.states} onChange={(states) => onChange({ ...condition, states })} />;
  }
}
