import { Button, Notice } from '../../../ui/index.ts';
import { listed } from '../../coding/in-words.ts';
import type { FilePlan } from './import-plan.ts';

type ImportWovenProps = { plan: FilePlan; plans: readonly FilePlan[]; isReading: boolean; onApart: (files: string[]) => void; onTogether: (files: string[]) => void; canGoTogether: string[] };

/** Several files that hold the speakers of one recording: what was woven into what, and the way back. */
export function ImportWoven({ plan, plans, isReading, onApart, onTogether, canGoTogether }: ImportWovenProps) {
  const nameOf = (file: string): string => plans.find((one) => one.prepared.file === file)?.name ?? file;
  const { wovenFrom, file } = plan.prepared;
  if (wovenFrom.length > 0) {
    return (
      <Notice
        title={`${wovenFrom.length + 1} files of one recording, woven together by time.`}
        actions={<Button size="small" isDisabled={isReading} onPress={() => onApart([file, ...wovenFrom])}>Leave them apart</Button>}
      >
        They become one source: {listed([file, ...wovenFrom].map((one) => `“${nameOf(one)}”`))}. Each of them is kept as it came.
      </Notice>
    );
  }
  if (canGoTogether.length < 2) return null;
  return (
    <Notice title="Left apart." actions={<Button size="small" isDisabled={isReading} onPress={() => onTogether(canGoTogether)}>Weave them together after all</Button>}>
      {listed(canGoTogether.map((one) => `“${nameOf(one)}”`))} seem to be of one recording, and become {canGoTogether.length} sources.
    </Notice>
  );
}
