import type { Evidence } from '../../../contract/index.ts';
import { Button, Section } from '../../ui/index.ts';
import { EvidenceItem } from './EvidenceItem.tsx';

type EvidenceColumnProps = { side: 'for' | 'against'; evidence: readonly Evidence[]; onAdd: () => void; children?: React.ReactNode };

const words = {
  for: { title: 'Speaks for it', empty: 'Nothing speaks for it yet.' },
  against: { title: 'Speaks against it', empty: 'Nothing that speaks against it has been put here.' },
} as const;

/** All that is on one side, in the order in which it was added. Both sides look alike. */
export function EvidenceColumn({ side, evidence, onAdd, children }: EvidenceColumnProps) {
  const { title, empty } = words[side];
  return (
    <Section title={title} tone={side} actions={<Button size="small" icon="plus" aria-label={`Add evidence ${side} it`} onPress={onAdd}>Add</Button>}>
      {evidence.length === 0 ? <p className="evidence-from">{empty}</p> : <ul className="evidence-list" aria-label={title}>{evidence.map((item) => <EvidenceItem key={item.id} item={item} />)}</ul>}
      {children}
    </Section>
  );
}
