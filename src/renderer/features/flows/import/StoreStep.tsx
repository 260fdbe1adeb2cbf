import { useState } from 'react';
import type { Dataset, ExtractDifference } from '../../../../contract/index.ts';
import { ProblemNotice } from '../../../app/ProblemNotice.tsx';
import { useAsk, useChange, useLongWork } from '../../../client/ask.ts';
import { Checkbox, Finding, Notice, ProgressLine, Section, TextField } from '../../../ui/index.ts';
import { counted } from '../../coding/in-words.ts';
import { PassphraseField } from '../../vault/PassphraseField.tsx';
import type { KeptImport } from './kept-import.ts';
import { toStore } from './known-fields.ts';
import { isCounts } from './mapping-plan.ts';
import { StepActions } from './StepActions.tsx';

type StoreStepProps = { plan: KeptImport; onBack: () => void; onStored: (dataset: Dataset, difference: ExtractDifference | null) => void };

/** The last step: the key that turns person numbers into something nobody can look up, the mapping for next time, and the storing. */
export function StoreStep({ plan, onBack, onStored }: StoreStepProps) {
  const { prepared, mapping, known } = plan;
  const counts = isCounts(mapping.layout);
  const key = useAsk('flows.linkKey', {}, { enabled: !counts });
  const store = useLongWork('flows.store');
  const saveMapping = useChange('flows.saveMapping');
  const [passphrase, setPassphrase] = useState('');
  const [begin, setBegin] = useState(false);
  const [keeps, setKeeps] = useState(plan.mappingId === null && known.continues === null);
  const [mappingName, setMappingName] = useState(known.name);
  const exists = key.data?.exists ?? false;
  const mustBegin = key.data !== undefined && !exists && key.data.needed;
  const isBusy = store.progress !== null;
  const why = isBusy ? null
    : keeps && mappingName.trim() === '' ? 'The way of reading needs a name.'
    : counts ? null
    : mustBegin && !begin ? 'The key file is not here.'
    : passphrase === '' ? 'The key file needs its passphrase.' : null;

  async function storeAll(): Promise<void> {
    const stored = await store.start({
      files: prepared.files,
      ...(plan.mappingId !== null && { mappingId: plan.mappingId }),
      mapping,
      ...toStore(known),
      linkPassphrase: passphrase,
      ...(mustBegin && begin && { newLinkKey: true }),
      ...(prepared.alreadyHere && { evenIfHere: true }),
    });
    if (stored === null) return;
    setPassphrase('');
    // The data are stored whether or not the way of reading can be kept.
    if (keeps) await saveMapping.mutateAsync({ name: mappingName.trim(), mapping: { ...mapping, decisions: [] } }).catch(() => undefined);
    onStored(stored.dataset, stored.difference);
  }

  return (
    <form className="flow-import-parts" onSubmit={(event) => { event.preventDefault(); if (why === null && !isBusy) void storeAll(); }}>
      <Finding>
        {counts ? `“${known.name}” is ready: ${counted(prepared.spells, 'count')}, without people.` : `“${known.name}” is ready: ${counted(prepared.spells, 'stay')} of ${counted(prepared.people, 'person', 'people')}.`}
        {prepared.ledgerCount > 0 && ` ${counted(prepared.ledgerCount, 'odd row')} ${prepared.ledgerCount === 1 ? 'goes' : 'go'} into the cleaning ledger.`}
      </Finding>
      {!counts && (
        <Section title="The key for person numbers" about="Numbers such as CHI can be tried out one by one, so Kist replaces each with a keyed hash on the way in. The key is a file of its own beside the vault, under its own passphrase, used for importing alone. With the same key the same person is known again in other data and in later extracts.">
          <div className="known-fields">
            {key.data && (
              <p>
                {exists ? 'The key file is here: ' : mustBegin ? 'The key file that earlier data were brought in with is not here: ' : 'It will be made here: '}
                <code className="flow-path">{key.data.path}</code>
                {mustBegin && '. Bring it back and come to this step again, or begin a new one.'}
              </p>
            )}
            <ProblemNotice problem={key.error} />
            {mustBegin && <Checkbox isSelected={begin} onChange={setBegin} description="People of the earlier data and of these can’t be linked then.">Begin a new key</Checkbox>}
            {exists ? (
              <TextField label="Passphrase of the key file" type="password" value={passphrase} onChange={setPassphrase} autoComplete="off" />
            ) : (
              <PassphraseField label="New passphrase for the key file" value={passphrase} onChange={setPassphrase} description="Another one than the vault’s. Keep a copy of the file away from this machine, and take it off between imports if you can." />
            )}
          </div>
        </Section>
      )}
      {counts && <Notice title="No key is needed." next="There is no person in these counts. Small numbers are protected all the same.">They were counted by somebody else.</Notice>}
      <Section title="For the next file of this kind">
        <div className="known-fields">
          <Checkbox isSelected={keeps} onChange={setKeeps} description="Columns, states, places and dates, without decisions about single rows.">Keep how these files are read</Checkbox>
          {keeps && <TextField label="Name of this way of reading" value={mappingName} onChange={setMappingName} />}
        </div>
      </Section>
      <ProblemNotice problem={store.problem} />
      {store.progress && <ProgressLine label="Storing" detail={store.progress.fraction < 1 ? store.progress.words : 'Writing to the disk, which is one step and can’t be stopped'} value={store.progress.fraction * 100} {...(store.progress.fraction < 1 && { onStop: store.stop })} />}
      <StepActions next="Store" isSubmit onBack={onBack} isDisabled={isBusy} why={why} />
    </form>
  );
}
