import { useState } from 'react';
import type { Theory, TheoryLink, TheoryNode } from '../../../contract/index.ts';
import { InInspector } from '../../app/inspector.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { Button, Cluster, ConfirmInline, Facts, LinkButton, Rows, Section, Stack } from '../../ui/index.ts';
import { counted, whenInWords } from '../coding/in-words.ts';
import { Assumptions } from './Assumptions.tsx';
import { EditLinkDialog } from './LinkDialog.tsx';
import { EditPlaceDialog } from './PlaceDialog.tsx';
import type { Chosen } from './TheoryCanvas.tsx';
import { NewTheoryDialog } from './TheoryDialogs.tsx';
import { TheoryEvidenceList } from './TheoryEvidence.tsx';
import { kindWords } from './theory-words.ts';

type TheoryInspectorProps = { theory: Theory; chosen: Chosen; onChoose: (chosen: Chosen) => void; onEditTheory: () => void; onLinkFrom: () => void };

/** What is known of the place or link that is chosen; of the whole theory where none is. */
export function TheoryInspector(props: TheoryInspectorProps) {
  const { theory, chosen } = props;
  const node = chosen?.is === 'node' ? theory.nodeList.find((one) => one.id === chosen.id) : undefined;
  const link = chosen?.is === 'link' ? theory.linkList.find((one) => one.id === chosen.id) : undefined;
  if (node) return <OfPlace key={node.id} {...props} node={node} />;
  if (link) return <OfLink key={link.id} {...props} link={link} />;
  return <OfTheory {...props} />;
}

function OfPlace({ theory, node, onChoose, onLinkFrom }: TheoryInspectorProps & { node: TheoryNode }) {
  const remove = useChange('theory.removeNode');
  const [dialog, setDialog] = useState<'edit' | 'inner' | null>(null);
  const nameOf = (id: string): string => theory.nodeList.find((one) => one.id === id)?.label ?? '';
  const into = theory.linkList.filter((link) => link.toId === node.id);
  const outOf = theory.linkList.filter((link) => link.fromId === node.id);
  return (
    <InInspector label="The chosen place">
      <Section title={kindWords[node.kind].word}>
        <Stack gap={12}>
          <p>{node.label}</p>
          {node.group !== '' && <p>{`About ${node.group}.`}</p>}
          {node.note !== '' && <p>{node.note}</p>}
          <Cluster>
            <Button size="small" icon="pencil" onPress={() => setDialog('edit')}>Change</Button>
            <Button size="small" icon="link" isDisabled={theory.nodeList.length < 2} onPress={onLinkFrom}>Link it to another</Button>
          </Cluster>
          {(node.indicatorId ?? node.outcomeId) !== null && <p><LinkButton onPress={() => go({ room: 'framework', id: node.indicatorId ?? node.outcomeId!, details: { kind: node.indicatorId === null ? 'outcome' : 'indicator' } })}>Its signs, in the framework</LinkButton></p>}
        </Stack>
      </Section>
      {into.length > 0 && <Section title="What leads to it"><Rows isOpen rows={into.map((link) => ({ id: link.id, title: nameOf(link.fromId), onOpen: () => onChoose({ is: 'link', id: link.id }) }))} /></Section>}
      {outOf.length > 0 && <Section title="What it leads to"><Rows isOpen rows={outOf.map((link) => ({ id: link.id, title: nameOf(link.toId), onOpen: () => onChoose({ is: 'link', id: link.id }) }))} /></Section>}
      <Section title="A theory of its own">
        {node.opensId === null
          ? <Stack gap={8}><p>What happens within this place can be drawn in a theory of its own, for example one for each group.</p><Cluster><Button size="small" icon="theory" onPress={() => setDialog('inner')}>Give it one</Button></Cluster></Stack>
          : <Cluster><Button size="small" icon="arrow-right" onPress={() => go({ room: 'theory', id: node.opensId! })}>Open it</Button></Cluster>}
      </Section>
      <Section title="Take it away">
        <Stack gap={8}>
          <ProblemNotice problem={remove.error} />
          <Cluster><ConfirmInline size="small" ask="Take this place away" question="Take this place and its links out of the theory? Versions that were kept have it still. Undo brings it back." confirm="Take it away" onConfirm={() => remove.mutate({ id: node.id }, { onSuccess: () => onChoose(null) })} /></Cluster>
        </Stack>
      </Section>
      {dialog === 'edit' && <EditPlaceDialog node={node} onClose={() => setDialog(null)} />}
      {dialog === 'inner' && <NewTheoryDialog openedBy={node.id} suggested={node.label} onClose={() => setDialog(null)} />}
    </InInspector>
  );
}

function OfLink({ theory, link, onChoose }: TheoryInspectorProps & { link: TheoryLink }) {
  const remove = useChange('theory.removeLink');
  const [isEditing, setEditing] = useState(false);
  const nodeOf = (id: string): TheoryNode | undefined => theory.nodeList.find((one) => one.id === id);
  return (
    <InInspector label="The chosen link">
      <Section title="Link">
        <Stack gap={12}>
          <Rows isOpen rows={[{ id: 'from', kind: 'this', title: nodeOf(link.fromId)?.label ?? '', onOpen: () => onChoose({ is: 'node', id: link.fromId }) }, { id: 'to', kind: 'leads to', title: nodeOf(link.toId)?.label ?? '', onOpen: () => onChoose({ is: 'node', id: link.toId }) }]} />
          <p>{link.mechanism === '' ? 'How the one leads to the other is not written yet.' : link.mechanism}</p>
          {link.assumption !== '' && <p>{`Has to hold: ${link.assumption}`}</p>}
          <Cluster><Button size="small" icon="pencil" onPress={() => setEditing(true)}>Change</Button></Cluster>
        </Stack>
      </Section>
      <Section title="Stories that tell it">
        {link.toldBy === 0
          ? <p>No story is coded as telling it yet. A cause and an effect that people name can be said to be these two places.</p>
          : <Stack gap={8}><p>{`${counted(link.toldBy, 'source')} ${link.toldBy === 1 ? 'tells' : 'tell'} it: how often something is told says nothing of how strong it is.`}</p><Cluster><Button size="small" icon="arrow-right" onPress={() => go({ room: 'causes', details: { from: link.fromId, to: link.toId } })}>Open the stories</Button></Cluster></Stack>}
      </Section>
      <Section title="Evidence"><TheoryEvidenceList theoryId={theory.id} about={{ is: 'link', linkId: link.id }} /></Section>
      <Assumptions theory={theory} linkId={link.id} />
      <Section title="Take it away">
        <Stack gap={8}>
          <ProblemNotice problem={remove.error} />
          <Cluster><ConfirmInline size="small" ask="Take this link away" question="Take this link away, with its evidence notes? Versions that were kept have it still. Undo brings it back." confirm="Take it away" onConfirm={() => remove.mutate({ id: link.id }, { onSuccess: () => onChoose(null) })} /></Cluster>
        </Stack>
      </Section>
      {isEditing && <EditLinkDialog link={link} onClose={() => setEditing(false)} />}
    </InInspector>
  );
}

function OfTheory({ theory, onEditTheory }: TheoryInspectorProps) {
  const remove = useChange('theory.remove');
  const coders = useAsk('team.coders', {});
  const now = new Date().toISOString();
  const nameOf = (id: string): string => theory.nodeList.find((one) => one.id === id)?.label ?? '';
  return (
    <InInspector label="This theory of change">
      <Section title="This theory of change">
        <Stack gap={12}>
          <p>{theory.note.trim() === '' ? 'Choose a place or a link to see what is known of it.' : theory.note}</p>
          <Facts facts={[{ label: 'Places', value: String(theory.nodes) }, { label: 'Links', value: String(theory.links) }, { label: 'Assumptions', value: String(theory.assumptions.length) }]} />
          <Cluster><Button size="small" icon="pencil" onPress={onEditTheory}>Name, group and note</Button></Cluster>
        </Stack>
      </Section>
      {theory.rings.length > 0 && (
        <Section title="Feedback" about="Links that come back to where they began. That can be meant; it is named so that nobody draws one unawares.">
          <Rows isOpen rows={theory.rings.map((ring, index) => ({ id: String(index), title: [...ring, ring[0]!].map(nameOf).join(' → ') }))} />
        </Section>
      )}
      <Section title="Versions that were kept" count={theory.kept.length}>
        {theory.kept.length === 0 ? <p>None yet. A claim is written against a version, so that it can be read as it was meant.</p> : (
          <Rows isOpen rows={[...theory.kept].reverse().map((kept) => ({ id: kept.id, title: `Version ${kept.number}: ${kept.reason}`, detail: `${coders.data?.coders.find((coder) => coder.id === kept.coderId)?.name ?? 'somebody'}, ${whenInWords(kept.at, now)}`, onOpen: () => go({ room: 'theory', id: theory.id, details: { page: 'compare', before: kept.id } }) }))} />
        )}
      </Section>
      <Section title="Take it away">
        <Stack gap={8}>
          <ProblemNotice problem={remove.error} />
          <Cluster><ConfirmInline size="small" ask="Take this theory away" question="Take this theory of change away? Only possible while no claim was written against one of its versions. Undo brings it back." confirm="Take it away" onConfirm={() => remove.mutate({ id: theory.id }, { onSuccess: () => go({ room: 'theory' }, { replace: true }) })} /></Cluster>
        </Stack>
      </Section>
    </InInspector>
  );
}
