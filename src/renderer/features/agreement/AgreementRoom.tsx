import { PageHeader, Room } from '../../ui/index.ts';

export function AgreementRoom() {
  return <Room><PageHeader title="Two readings" /></Room>;
}
