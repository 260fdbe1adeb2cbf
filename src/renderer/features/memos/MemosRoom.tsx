import { PageHeader, Room } from '../../ui/index.ts';

export function MemosRoom() {
  return <Room><PageHeader title="Memos" /></Room>;
}
