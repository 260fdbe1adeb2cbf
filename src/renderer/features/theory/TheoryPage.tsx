import { lazy, Suspense, useState } from 'react';
import { useScroll } from '../../app/kept-scroll.ts';
import { useKeys } from '../../app/keys.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go, useRoute } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { Button, Chip, Cluster, EmptyRoom, LinkButton, Menu, PageHeader, ProgressLine, Room, Stack, Tabs } from '../../ui/index.ts';
import { Assumptions } from './Assumptions.tsx';
import { AddLinkDialog } from './LinkDialog.tsx';
import { AddPlaceDialog } from './PlaceDialog.tsx';
import { EditTheoryDialog, KeepVersionDialog } from './TheoryDialogs.tsx';
import { TheoryInspector } from './TheoryInspector.tsx';
import { aboutTheory } from './TheoryList.tsx';
import { TheoryOutline } from './TheoryOutline.tsx';
import type { Chosen } from './TheoryCanvas.tsx';

const TheoryCanvas = lazy(() => import('./TheoryCanvas.tsx').then(({ TheoryCanvas: drawn }) => ({ default: drawn })));

type Tab = 'picture' | 'outline' | 'assumptions';

/** One theory of change: as a picture, as an outline of the same, and the register of its assumptions. */
export function TheoryPage({ id }: { id: string }) {
  const { details } = useRoute();
  const answer = useAsk('theory.get', { id }, { keepPrevious: true });
  const list = useAsk('theory.list', {});
  const place = useChange('theory.placeNodes');
  const link = useChange('theory.addLink');
  const removeNode = useChange('theory.removeNode');
  const removeLink = useChange('theory.removeLink');
  const [tab, setTab] = useState<Tab>('picture');
  const [chosen, setChosen] = useState<Chosen>(details.node ? { is: 'node', id: details.node } : details.link ? { is: 'link', id: details.link } : null);
  const [dialog, setDialog] = useState<'place' | 'link' | 'edit' | 'keep' | null>(null);
  useScroll(`theory ${id}`);

  const takeAway = (): void | false => {
    if (chosen?.is === 'node') removeNode.mutate({ id: chosen.id }, { onSuccess: () => setChosen(null) });
    else if (chosen?.is === 'link') removeLink.mutate({ id: chosen.id }, { onSuccess: () => setChosen(null) });
    else return false;
  };
  useKeys({ n: () => setDialog('place'), l: () => setDialog('link'), v: () => setDialog('keep'), delete: takeAway, escape: () => (chosen === null ? false : setChosen(null)) }, answer.data !== undefined);

  if (!answer.data) return <Room><p><LinkButton onPress={() => go({ room: 'theory' })}>Theories of change</LinkButton></p><ProblemNotice problem={answer.error} /></Room>;
  const theory = answer.data;
  const outer = list.data?.theories.find((one) => one.id === theory.parent?.theoryId);
  const fromId = chosen?.is === 'node' ? chosen.id : null;
  const isMoved = theory.nodeList.some((node) => node.at !== null);
  const add = <Button kind="primary" icon="plus" keys="N" onPress={() => setDialog('place')}>Add a place</Button>;

  return (
    <Room>
      <PageHeader
        above={<><LinkButton onPress={() => go({ room: 'theory' })}>Theories of change</LinkButton>{outer && <> {' › '}<LinkButton onPress={() => go({ room: 'theory', id: outer.id, details: theory.parent ? { node: theory.parent.nodeId } : {} })}>{outer.name}</LinkButton></>}</>}
        title={theory.name}
        below={aboutTheory(theory)}
        chips={theory.rings.length > 0 && <Chip icon="redo">{theory.rings.length === 1 ? 'One ring of feedback' : `${theory.rings.length} rings of feedback`}</Chip>}
        actions={(
          <>
            <Menu label="More" entries={[
              { id: 'edit', label: 'Name, group and note', icon: 'pencil', onAction: () => setDialog('edit') },
              { id: 'compare', label: 'Compare versions', icon: 'table', onAction: () => go({ room: 'theory', id, details: { page: 'compare' } }) },
              { id: 'lay', label: 'Lay it out by itself again', icon: 'theory', isDisabled: !isMoved, onAction: () => place.mutate({ theoryId: id, places: theory.nodeList.map((node) => ({ id: node.id, at: null })) }) },
              'line',
              { id: 'export', label: 'Export', icon: 'save', onAction: () => go({ room: 'theory', id, details: { page: 'export' } }) },
            ]} />
            <Button icon="save" keys="V" isDisabled={theory.nodeList.length === 0} onPress={() => setDialog('keep')}>Keep a version</Button>
            <Button icon="link" keys="L" isDisabled={theory.nodeList.length < 2} onPress={() => setDialog('link')}>Link two</Button>
            {add}
          </>
        )}
      />
      <Stack gap={12}>
        <ProblemNotice problem={answer.error ?? place.error ?? link.error ?? removeNode.error ?? removeLink.error} />
        {theory.nodeList.length === 0 ? (
          <EmptyRoom picture="framework" title="Begin at either end" actions={add}>
            Begin with an outcome that people hope for and ask what has to be so just before it; or begin with what is done, and ask what it leads to. Each place is one short sentence.
          </EmptyRoom>
        ) : (
          <Tabs<Tab>
            label="This theory of change"
            value={tab}
            onChange={setTab}
            tabs={[
              {
                id: 'picture', label: 'Picture',
                content: (
                  <Stack gap={8}>
                    <Suspense fallback={<ProgressLine label="Drawing it" />}>
                      <TheoryCanvas nodes={theory.nodeList} links={theory.linkList} assumptions={theory.assumptions} chosen={chosen} onChoose={setChosen} onPlace={(places) => place.mutate({ theoryId: id, places })} onLink={(from, to) => link.mutate({ fromId: from, toId: to }, { onSuccess: (made) => setChosen({ is: 'link', id: made.id }) })} onOpen={(inner) => go({ room: 'theory', id: inner })} />
                    </Suspense>
                    <Cluster><p className="theory-how">Read from top to bottom. Tab goes through the places and links, Enter chooses one, the arrow keys move a chosen place, Delete takes it away. A link is drawn from the dot below a place.</p></Cluster>
                  </Stack>
                ),
              },
              { id: 'outline', label: 'Outline', content: <TheoryOutline theory={theory} onChoose={setChosen} /> },
              { id: 'assumptions', label: 'Assumptions', count: theory.assumptions.length, content: <Assumptions theory={theory} /> },
            ]}
          />
        )}
      </Stack>
      <TheoryInspector theory={theory} chosen={chosen} onChoose={setChosen} onEditTheory={() => setDialog('edit')} onLinkFrom={() => setDialog('link')} />
      {dialog === 'place' && <AddPlaceDialog theory={theory} linkedFrom={fromId} onClose={() => setDialog(null)} onAdded={(added) => setChosen({ is: 'node', id: added })} />}
      {dialog === 'link' && theory.nodeList.length > 1 && <AddLinkDialog theory={theory} fromId={fromId} onClose={() => setDialog(null)} onAdded={(added) => setChosen({ is: 'link', id: added })} />}
      {dialog === 'edit' && <EditTheoryDialog theory={theory} onClose={() => setDialog(null)} />}
      {dialog === 'keep' && theory.nodeList.length > 0 && <KeepVersionDialog theory={theory} onClose={() => setDialog(null)} />}
    </Room>
  );
}
