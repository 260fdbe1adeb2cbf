import { useQueries } from '@tanstack/react-query';
import type { Claim, FigureAddress } from '../../../../contract/index.ts';
import { useAsk } from '../../../client/ask.ts';
import { call } from '../../../client/kist.ts';
import { Button, EmptyRoom, Rows, Section, TextArea, TextField } from '../../../ui/index.ts';
import { go } from '../../../app/route.ts';
import { type BasketFigure, packBasket } from './pack-basket.ts';

type PackFiguresStepProps = { figures: readonly BasketFigure[]; title: string; onTitle: (title: string) => void; note: string; onNote: (note: string) => void; onBack: () => void; onNext: () => void };

/** Which figures: those that were put aside, saved ways of looking, and what stands as evidence in claims. */
export function PackFiguresStep({ figures, title, onTitle, note, onNote, onBack, onNext }: PackFiguresStepProps) {
  const views = useAsk('flows.views', {});
  const claims = useAsk('claims.list', {});
  const records = useQueries({ queries: (claims.data?.claims ?? []).map(({ id }) => ({ queryKey: ['claims.get', { id }], queryFn: () => call('claims.get', { id }) })) });
  const pinned = records.flatMap(({ data }) => (data === undefined ? [] : (data as Claim).evidence.flatMap((one) => (one.target?.kind === 'figure' ? [{ id: one.id, title: one.shown, detail: `evidence of “${(data as Claim).statement}”`, address: one.target.address }] : []))));
  const saved = (views.data?.views ?? []).map(({ id, name, note: why, question }) => ({ id, title: name, detail: why, address: { question, cell: null } satisfies FigureAddress }));
  const isEmpty = figures.length === 0 && pinned.length === 0 && saved.length === 0;
  const unnamed = figures.some((figure) => figure.title.trim() === '');
  const why = figures.length === 0 ? 'No figure is in the pack yet.' : unnamed ? 'Each figure needs a title.' : title.trim() === '' ? 'The pack needs a title.' : null;
  const offer = (items: readonly { id: string; title: string; detail: string; address: FigureAddress }[]) =>
    items.map((item) => ({
      id: item.id,
      title: item.title,
      detail: item.detail,
      end: packBasket.has(item.address)
        ? <Button size="small" icon="check" aria-label={`In the pack: ${item.title}. Take it out`} onPress={() => packBasket.remove(item.address)}>In the pack</Button>
        : <Button size="small" icon="plus" aria-label={`Put into the pack: ${item.title}`} onPress={() => packBasket.add({ title: item.title.slice(0, 500), address: item.address })}>Put in</Button>,
    }));
  return (
    <div className="flow-import-parts">
      {isEmpty ? (
        <EmptyRoom title="No figure is put aside yet" picture="flows" actions={<Button kind="primary" onPress={() => go({ room: 'flows' })}>Look at the flow data</Button>}>
          Choose a figure in a view of flow data and put it into the pack; or save a way of looking, or use a figure as evidence: they are offered here.
        </EmptyRoom>
      ) : (
        <>
          <Section title="In the pack" count={figures.length} about={figures.length === 0 ? 'Nothing yet.' : 'Under the title that whoever takes it in will read.'}>
            {figures.length > 0 && (
              <ul className="pack-basket" aria-label="In the pack">
                {figures.map((figure) => (
                  <li key={JSON.stringify(figure.address)}>
                    <TextField label={`Title of ${figure.title || 'this figure'}`} hasHiddenLabel value={figure.title} onChange={(next) => packBasket.rename(figure.address, next)} />
                    <Button size="small" kind="quiet" icon="cross" aria-label={`Take out ${figure.title}`} onPress={() => packBasket.remove(figure.address)}>Take out</Button>
                  </li>
                ))}
              </ul>
            )}
          </Section>
          {saved.length > 0 && <Section title="Saved ways of looking" count={saved.length}><Rows label="Saved ways of looking" rows={offer(saved)} /></Section>}
          {pinned.length > 0 && <Section title="Evidence in claims" count={pinned.length}><Rows label="Evidence in claims" rows={offer(pinned)} /></Section>}
          <div className="known-fields">
            <TextField label="Title of the pack" value={title} onChange={onTitle} placeholder="Moves of children in Millbank, 2020 to 2024" />
            <TextArea label="Note for whoever takes it in" rows={2} value={note} onChange={onNote} />
          </div>
        </>
      )}
      <div className="flow-import-actions">
        <Button onPress={onBack}>Back</Button>
        <Button kind="primary" isDisabled={why !== null} onPress={onNext}>Next: who it is for</Button>
        {why !== null && !isEmpty && <span className="flow-faint">{why}</span>}
      </div>
    </div>
  );
}
