import { PageHeader, Room } from '../../ui/index.ts';

export function QuestionsRoom() {
  return <Room><PageHeader title="Questions" /></Room>;
}
