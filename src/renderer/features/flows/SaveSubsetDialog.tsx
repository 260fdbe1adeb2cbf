import { useState } from 'react';
import type { Dataset, FlowFilter, Subset } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useChange } from '../../client/ask.ts';
import { announce, Button, Dialog, Stack, TextArea, TextField } from '../../ui/index.ts';
import { filterInWords } from './filter-in-words.ts';
import { labelOf } from './words.ts';

type SaveSubsetDialogProps = { dataset: Dataset; filter: FlowFilter; /** One that is changed. */ subset?: Subset; onClose: () => void };

/** Keeps the people of a part under a name: as a question that stays, never as a list of people. */
export function SaveSubsetDialog({ dataset, filter, subset, onClose }: SaveSubsetDialogProps) {
  const save = useChange('flows.saveSubset');
  const edit = useChange('flows.editSubset');
  const [name, setName] = useState(subset?.name ?? '');
  const [why, setWhy] = useState(subset?.why ?? '');
  function keep(): void {
    if (name.trim() === '') return;
    if (subset === undefined) save.mutate({ name: name.trim(), why: why.trim(), datasetId: dataset.id, filter }, { onSuccess: ({ id }) => { announce('The subset is kept'); onClose(); go({ room: 'flows', id: dataset.id, details: { tab: 'subsets', subset: id } }); } });
    else edit.mutate({ id: subset.id, expectedVersion: subset.version, name: name.trim(), why: why.trim() }, { onSuccess: () => { announce('The subset is changed'); onClose(); } });
  }
  return (
    <Dialog
      title={subset === undefined ? 'Keep these people as a subset' : 'Change the subset'}
      isOpen
      onClose={onClose}
      onSubmit={keep}
      actions={<Button kind="primary" type="submit" isDisabled={name.trim() === '' || save.isPending || edit.isPending}>Keep it</Button>}
    >
      <Stack gap={12}>
        <p>{filterInWords(filter, { label: labelOf(dataset), subset: () => 'another subset' })}</p>
        <TextField label="Name" autoFocus value={name} onChange={setName} placeholder="Back from outside the area" />
        <TextArea label="Why these people matter" rows={3} value={why} onChange={setWhy} description="What could be learnt from them, and from whom one could hear it. It is a question that stays: people who come to fit it later are in it." />
        <ProblemNotice problem={save.error ?? edit.error} />
      </Stack>
    </Dialog>
  );
}
