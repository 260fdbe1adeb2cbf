/** Figure packs: figures that were checked where the records are kept, as evidence in another vault that says where it came from. */
import { useState } from 'react';
import type { FigurePack } from '../../../../contract/index.ts';
import { ProblemNotice } from '../../../app/ProblemNotice.tsx';
import { go, useRoute } from '../../../app/route.ts';
import { useAsk, useChange } from '../../../client/ask.ts';
import { Button, ConfirmInline, EmptyRoom, LinkButton, Notice, PageHeader, Room, Section, Stack } from '../../../ui/index.ts';
import { counted } from '../../coding/in-words.ts';
import { BringPack } from './BringPack.tsx';
import { PackContents, PackFacts } from './PackContents.tsx';
import { usePackBasket } from './pack-basket.ts';
import './Packs.css';

export function PacksPage() {
  const asked = useAsk('flows.packs', {});
  const basket = usePackBasket();
  const [isBringing, setBringing] = useState(false);
  const [taken, setTaken] = useState<number | null>(null);
  const packs = asked.data?.packs ?? [];
  const make = (): void => go({ room: 'flows', details: { page: 'make-pack' } });
  const bring = (): void => { setTaken(null); setBringing(true); };
  return (
    <Room>
      <PageHeader
        above={<LinkButton onPress={() => go({ room: 'flows' })}>All flow data</LinkButton>}
        title="Figure packs"
        below="Checked figures that travel without the records behind them"
        actions={
          <>
            {!isBringing && <Button icon="bring" onPress={bring}>Take in a pack</Button>}
            <Button kind="primary" icon="save" onPress={make}>{basket.length === 0 ? 'Make a pack' : `Make a pack of ${counted(basket.length, 'figure')}`}</Button>
          </>
        }
      />
      <ProblemNotice problem={asked.error} />
      <Stack gap={32}>
        {isBringing && <BringPack onLeave={() => setBringing(false)} onTaken={(figures) => { setBringing(false); setTaken(figures); }} />}
        {taken !== null && <Notice kind="for" isUrgent title={`${counted(taken, 'figure')} can be used as evidence now.`} next="In a claim, choose “Add evidence”, then “Packed figure”." actions={<Button size="small" onPress={() => go({ room: 'claims' })}>Go to the claims</Button>} />}
        {asked.data && packs.length === 0 && !isBringing && (
          <EmptyRoom title="Interviews and service records need not share a vault" picture="briefs" actions={<Button icon="bring" onPress={bring}>Take in a pack</Button>}>
            Often they belong to different people. Where the records are, an analyst puts protected figures into one signed file. Where the claims are, the file is taken in, and each figure is evidence that says who made it, from which data, and how it was counted.
          </EmptyRoom>
        )}
        {packs.length > 0 && (
          <Section title="Taken in" count={packs.length}>
            <ul className="packs" aria-label="Packs that were taken in">{packs.map((pack) => <Pack key={pack.id} pack={pack} />)}</ul>
          </Section>
        )}
      </Stack>
    </Room>
  );
}

function Pack({ pack }: { pack: FigurePack }) {
  const remove = useChange('flows.removePack');
  // Evidence leads to the pack that it came in.
  const { details } = useRoute();
  const [isOpen, setOpen] = useState(details.pack === pack.id);
  return (
    <li>
      <div className="pack-head">
        <h3><LinkButton isQuiet aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>{pack.title}</LinkButton></h3>
        <Button size="small" kind="quiet" icon={isOpen ? 'chevron-up' : 'chevron-down'} aria-expanded={isOpen} aria-label={`${isOpen ? 'Close' : 'Open'} ${pack.title}`} onPress={() => setOpen(!isOpen)}>{counted(pack.figures.length, 'figure')}</Button>
        <ConfirmInline size="small" ask="Remove" question={`Take “${pack.title}” out? Claims that use its figures go stale. Undo brings it back.`} confirm="Take it out" onConfirm={() => remove.mutate({ id: pack.id })} />
      </div>
      <ProblemNotice problem={remove.error} />
      <PackFacts pack={pack} />
      {isOpen && <PackContents pack={pack} />}
    </li>
  );
}
