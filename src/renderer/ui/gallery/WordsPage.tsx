import { Badge, Button, Chip, Cluster, ConfirmInline, Finding, KeyHint, LinkButton, Menu, Notice, PageHeader, Quote, Room, Section, Tooltip } from '../index.ts';

export function WordsPage() {
  return (
    <Room width="reading">
      <PageHeader title="Buttons and words" below="Buttons say what happens. One primary on a surface." />
      <Section title="Buttons">
        <Cluster>
          <Button kind="primary">Use as evidence</Button>
          <Button>Correct text</Button>
          <Button icon="filter">Filter</Button>
          <Button kind="quiet" icon="undo" keys="Ctrl Z">Undo</Button>
          <Button kind="danger" icon="bin">Delete code</Button>
          <Button isDisabled>Store</Button>
          <Button kind="primary" isDisabled>Export</Button>
          <Tooltip text="Says the same again and adds the key" keys="Ctrl S"><Button icon="save">Save as SVG</Button></Tooltip>
          <Menu label="More" entries={[{ id: 'a', label: 'Rename', icon: 'pencil', keys: 'F2', onAction: () => {} }, { id: 'b', label: 'Merge with another', icon: 'merge', onAction: () => {} }, 'line', { id: 'c', label: 'Delete', icon: 'bin', keys: 'Del', isDanger: true, onAction: () => {} }]} />
        </Cluster>
      </Section>
      <Section title="Small ones">
        <Cluster>
          <Button size="small" kind="primary">Add</Button>
          <Button size="small">Edit</Button>
          <Button size="small" kind="quiet" icon="pencil">Rename</Button>
          <ConfirmInline ask="Delete code" size="small" icon="bin" question="Delete “waiting”? Its 12 codings go with it. You can undo this." confirm="Delete it" onConfirm={() => {}} />
        </Cluster>
      </Section>
      <Section title="Chips, badges, keys, links">
        <Cluster>
          <Chip>Scaling deep</Chip>
          <Chip tone="accent">Learning space</Chip>
          <Chip tone="for" icon="for">Confirming</Chip>
          <Chip tone="against" icon="against">Disconfirming</Chip>
          <Chip tone="caution" icon="caution">Stale</Chip>
          <Chip colour="orange" onRemove={() => {}}>waiting, retelling</Chip>
          <Badge of="codings">31</Badge>
          <KeyHint keys="Ctrl K" />
          <LinkButton>Open the place</LinkButton>
        </Cluster>
      </Section>
      <Section title="Notices">
        <Notice kind="info" title="This source has a newer text." next={<>Your 31 codings were carried over. <LinkButton tone="inherit">See what moved</LinkButton></>} />
      </Section>
      <Section title="What people said">
        <Quote colour="blue" before="And now some of you are running the evening yourselves. " after=" It is not a service any more." source="Calum, parent, Millbank, 14 March 2024" use="Quotes may be used with the team and the board" actions={<><Button size="small">Open its place</Button><Button size="small">Use as evidence</Button></>}>
          We do the cooking rota and the wee ones’ corner, and the hall keys are ours on a Thursday.
        </Quote>
      </Section>
      <Section title="A finding">
        <Finding>Parents say <strong>nine times of fifteen</strong> that they now decide what the evening is about.</Finding>
      </Section>
    </Room>
  );
}
