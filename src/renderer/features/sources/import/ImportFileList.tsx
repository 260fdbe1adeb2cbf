import { type Choice, ListBox } from '../../../ui/index.ts';
import { counted } from '../../coding/in-words.ts';
import { type FilePlan, whatIsOpen } from './import-plan.ts';

/** The chosen files with where each of them stands. */
export function ImportFileList({ plans, open, onOpen }: { plans: readonly FilePlan[]; open: string; onOpen: (file: string) => void }) {
  return (
    <ListBox
      label="Chosen files"
      choices={plans.map((plan): Choice => ({ id: plan.prepared.file, label: plan.title || plan.name, ...standing(plan) }))}
      value={[open]}
      onChange={([file]) => { if (file !== undefined) onOpen(file); }}
    />
  );
}

function standing(plan: FilePlan): Pick<Choice, 'description' | 'icon'> {
  const { prepared } = plan;
  if (prepared.problem !== null) return { icon: 'caution', description: 'Can’t be read' };
  if (plan.isLeftOut && prepared.alreadyHere !== null) return { icon: 'info', description: 'Here already, left out' };
  if (plan.isLeftOut && prepared.sameBytesAs !== null) return { icon: 'info', description: 'The same file twice, left out' };
  if (plan.isLeftOut) return { icon: 'minus', description: 'Left out' };
  const open = whatIsOpen(plan);
  if (open !== null) return { icon: 'missing', description: open.brief };
  if (plan.isLookedAt) return { icon: 'check', description: 'Looked over' };
  return { icon: 'file', description: [counted(prepared.words, 'word'), prepared.speakers.length === 0 ? 'no speakers' : counted(prepared.speakers.length, 'speaker')].join(', ') };
}
