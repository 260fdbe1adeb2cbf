import { useRef, useState } from 'react';
import { Button, Cluster, ConfirmInline, Dialog, PageHeader, PickList, Popover, Quote, Room, Section, Select, Stack, TextArea, TextField } from '../index.ts';
import type { Place } from '../index.ts';

export function OverlaysPage() {
  const [isOpen, setOpen] = useState(false);
  const [isAlert, setAlert] = useState(false);
  const [at, setAt] = useState<Place | null>(null);
  const [query, setQuery] = useState('');
  const words = useRef<HTMLDivElement>(null);
  return (
    <Room width="reading">
      <PageHeader title="What floats" below="A popover beside what it is about; a dialog only when everything else must wait." />
      <Section title="Dialogs">
        <Cluster>
          <Button onPress={() => setOpen(true)}>New code</Button>
          <Button kind="danger" onPress={() => setAlert(true)}>Withdraw a voice</Button>
        </Cluster>
      </Section>
      <Section title="Popovers">
        <Cluster>
          <Popover label="Filter this source" trigger={<Button icon="filter">Filter</Button>}>
            {(close) => (
              <Stack gap={12}>
                <Select label="Coder" value="all" onChange={() => {}} choices={[{ id: 'all', label: 'Everybody' }, { id: 'am', label: 'AM' }]} />
                <Cluster justify="end"><Button onPress={close}>Show all</Button><Button kind="primary" onPress={close}>Filter</Button></Cluster>
              </Stack>
            )}
          </Popover>
          <Button onPress={() => setAt(words.current?.getBoundingClientRect() ?? null)}>Open at the words below</Button>
        </Cluster>
        <div ref={words}><Quote>We do the cooking rota and the wee ones’ corner.</Quote></div>
        <Popover label="Code for this passage" hasHiddenLabel isFlush at={at} isOpen={at !== null} onOpenChange={(open) => { if (!open) setAt(null); }}>
          <PickList label="Code for this passage" query={query} onQuery={setQuery} choices={[{ id: 'a', label: 'doing it ourselves', colour: 'blue' }, { id: 'b', label: 'owning a place', colour: 'olive' }]} onPick={() => setAt(null)} />
        </Popover>
      </Section>
      <Dialog
        title="New code"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onSubmit={() => setOpen(false)}
        actions={<><Button onPress={() => setOpen(false)}>Leave it</Button><Button kind="primary" type="submit">Make the code</Button></>}
      >
        <Stack>
          <TextField label="Name" autoFocus isRequired />
          <TextArea label="What it means" rows={2} />
          <Cluster><ConfirmInline ask="Clear both" size="small" question="Clear what you wrote?" confirm="Clear it" keep="Keep it" onConfirm={() => {}} /></Cluster>
        </Stack>
      </Dialog>
      <Dialog
        title="Withdraw Rhona’s words?"
        kind="alert"
        size="small"
        isOpen={isAlert}
        onClose={() => setAlert(false)}
        actions={<><Button onPress={() => setAlert(false)}>Keep them</Button><Button kind="danger" onPress={() => setAlert(false)}>Withdraw them</Button></>}
      >
        <p>37 turns are overwritten in the vault, the index and the history. 3 claims lose a quote and will say so. This can’t be undone.</p>
      </Dialog>
    </Room>
  );
}
