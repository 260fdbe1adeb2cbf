/** A small theory of change with a theory inside it. Wholly invented. */
import type { TestVault } from './open-vault.ts';

export type SmallTheory = { theoryId: string; innerId: string; nodes: { evenings: string; trust: string; run: string; worker: string }; links: { trust: string; run: string }; assumptionId: string };

/** Evenings lead to trust, trust to parents running them; a steady worker surrounds it. Trust opens a theory of its own. */
export async function makeSmallTheory({ call }: TestVault): Promise<SmallTheory> {
  const { id: theoryId } = await call('theory.create', { name: 'How evenings lead on', group: 'Parents and carers', note: 'As told in Millbank.' });
  const { id: evenings } = await call('theory.addNode', { theoryId, kind: 'activity', label: 'Family evenings with food' });
  const { id: trust } = await call('theory.addNode', { theoryId, kind: 'condition', label: 'Parents trust each other', linkedFrom: evenings });
  const { id: run } = await call('theory.addNode', { theoryId, kind: 'outcome', label: 'Parents run the evenings' });
  const { id: worker } = await call('theory.addNode', { theoryId, kind: 'context', label: 'A worker who stays' });
  const { id: runLink } = await call('theory.addLink', { fromId: trust, toId: run, assumption: 'Somebody steps back.', mechanism: 'A key is handed over; people see that they can.' });
  const { linkList } = await call('theory.get', { id: theoryId });
  const trustLink = linkList.find(({ toId }) => toId === trust)!.id;
  const { id: assumptionId } = await call('theory.addAssumption', { theoryId, linkId: trustLink, text: 'The same faces stay long enough' });
  const { id: innerId } = await call('theory.create', { name: 'How trust grows', openedBy: trust });
  const { id: small } = await call('theory.addNode', { theoryId: innerId, kind: 'activity', label: 'Small things done soon' });
  await call('theory.addNode', { theoryId: innerId, kind: 'outcome', label: 'Trust', linkedFrom: small });
  return { theoryId, innerId, nodes: { evenings, trust, run, worker }, links: { trust: trustLink, run: runLink }, assumptionId };
}
