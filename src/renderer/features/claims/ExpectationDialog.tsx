import { useState } from 'react';
import type { Chances, Claim, Evidence, Expectation } from '../../../contract/index.ts';
import { testOf } from '../../../domain/claims/process-tests.ts';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { Button, Checkbox, Dialog, RadioGroup, Section, Select, Stack, TextArea } from '../../ui/index.ts';
import { ChancesFields, readChances, writtenChances } from './ChancesFields.tsx';
import { testMeans } from './test-words.ts';

type Fields = Omit<Expectation, 'writtenAt' | 'chances'>;

const blank: Fields = { expected: '', seenBefore: 'not known', certainty: 'not said', uniqueness: 'not said', looked: 'not looked for', search: '', decides: false };

type ExpectationDialogProps =
  | { item: Evidence; claim?: undefined; onClose: () => void }
  /** Something that nobody has found yet. */
  | { item?: undefined; claim: Pick<Claim, 'id' | 'rivals'>; onClose: () => void };

const itself = 'the claim';

/** What is expected of a piece of evidence, written before it is looked at; and, where it was looked for, what came of it. */
export function ExpectationDialog({ item, claim, onClose }: ExpectationDialogProps) {
  const expect = useChange('claims.expect');
  const [opened] = useState(item);
  const before = opened?.expectation ?? null;
  const [fields, setFields] = useState<Fields>(() => ({ ...blank, ...(opened && before === null && { looked: 'found', seenBefore: 'somebody had seen it' }), ...(before && { expected: before.expected, seenBefore: before.seenBefore, certainty: before.certainty, uniqueness: before.uniqueness, looked: before.looked, search: before.search, decides: before.decides }) }));
  const [rivalId, setRivalId] = useState<string | null>(null);
  const [side, setSide] = useState<'for' | 'against'>('for');
  const [withNumbers, setWithNumbers] = useState(before?.chances != null);
  const [chances, setChances] = useState(() => writtenChances(before?.chances ?? null));
  const draft = useDraft(`expectation ${opened?.id ?? `new ${claim?.id}`}`, fields, (back) => setFields({ ...fields, ...back }));
  const set = (patch: Partial<Fields>): void => setFields({ ...fields, ...patch });
  const read: Chances | string | null = withNumbers ? readChances(chances) : null;
  const whyNot = item === undefined && fields.expected.trim() === '' ? 'What would we see?'
    : fields.decides && (fields.certainty === 'not said' || fields.uniqueness === 'not said') ? 'An item that decides needs both answers.'
    : fields.looked === 'not found' && fields.search.trim() === '' ? 'Absence counts only if somebody looked: write the search down.'
    : typeof read === 'string' ? read : null;
  const test = testOf(fields.certainty, fields.uniqueness);
  const about = item?.rivalId || rivalId ? 'that explanation' : 'the claim';

  return (
    <Dialog
      title={item === undefined ? 'Something we would expect to see' : 'What was expected of it'}
      size="large"
      isOpen
      onClose={onClose}
      onSubmit={() => {
        if (whyNot !== null) return;
        expect.mutate(
          { ...(opened ? { evidenceId: opened.id } : { claimId: claim!.id, rivalId, side }), ...fields, expected: fields.expected.trim(), search: fields.search.trim(), chances: typeof read === 'string' ? null : read },
          { onSuccess: () => { draft.forget(); onClose(); } },
        );
      }}
      actions={<>{whyNot !== null && <span className="brief-step-why">{whyNot}</span>}<Button kind="primary" type="submit" isDisabled={whyNot !== null || expect.isPending}>Write it down</Button></>}
    >
      <Stack gap={16}>
        {claim && claim.rivals.length > 0 && <Select label="It would tell of" choices={[{ id: itself, label: 'The claim itself' }, ...claim.rivals.map((rival) => ({ id: rival.id, label: `Another explanation: ${rival.statement}` }))]} value={rivalId ?? itself} onChange={(id) => setRivalId(id === itself ? null : id)} />}
        {claim && <RadioGroup label="Seeing it would speak" orientation="horizontal" choices={[{ id: 'for', label: 'For it' }, { id: 'against', label: 'Against it' }]} value={side} onChange={setSide} />}
        <TextArea label={`If ${about} holds, what would we see?`} rows={2} autoFocus value={fields.expected} onChange={(expected) => set({ expected })} description={before === null ? 'Best written before anybody looks. The day on which you write it is kept.' : `First written on ${before.writtenAt.slice(0, 10)}.`} />
        <RadioGroup label="When this is written, has anybody seen the evidence already?" choices={[{ id: 'nobody had seen it', label: 'Nobody has seen it' }, { id: 'somebody had seen it', label: 'Somebody has' }, { id: 'not known', label: 'Not known' }]} orientation="horizontal" value={fields.seenBefore} onChange={(seenBefore) => set({ seenBefore })} description="An honest answer is worth more than a good one." />
        <RadioGroup label={`If ${about} is true, must we see this?`} orientation="horizontal" choices={[{ id: 'yes', label: 'Yes, surely' }, { id: 'no', label: 'Not necessarily' }, { id: 'not said', label: 'Not said' }]} value={fields.certainty} onChange={(certainty) => set({ certainty })} />
        <RadioGroup label="Could hardly anything else bring it about?" orientation="horizontal" choices={[{ id: 'yes', label: 'Hardly anything else' }, { id: 'no', label: 'Other things could' }, { id: 'not said', label: 'Not said' }]} value={fields.uniqueness} onChange={(uniqueness) => set({ uniqueness })} />
        <p aria-live="polite">{test === null ? 'The two answers make it one of four tests.' : testMeans[test]}</p>
        <RadioGroup label="Has somebody looked?" orientation="horizontal" choices={[{ id: 'found', label: 'Looked, and found' }, { id: 'not found', label: 'Looked, not found' }, { id: 'not looked for', label: 'Not looked yet' }]} value={fields.looked} onChange={(looked) => set({ looked })} />
        {fields.looked !== 'not looked for' && <TextArea label="How it was looked for" note={fields.looked === 'found' ? 'may stay empty' : 'who looked, where, when'} rows={2} value={fields.search} onChange={(search) => set({ search })} />}
        <Checkbox isSelected={fields.decides} onChange={(decides) => set({ decides })} description="The few pieces on which the claim stands or falls: five at most.">This is one of the few that decide</Checkbox>
        <Section title="In numbers" level={3} about="For those who want them. The four tests stand without.">
          <Stack gap={12}>
            <Checkbox isSelected={withNumbers} onChange={setWithNumbers}>Say the chances in numbers</Checkbox>
            {withNumbers && <ChancesFields written={chances} onChange={setChances} />}
          </Stack>
        </Section>
        <DraftNotice draft={draft} />
        <ProblemNotice problem={expect.error} />
      </Stack>
    </Dialog>
  );
}
