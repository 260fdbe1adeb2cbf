import { useState } from 'react';
import type { Claim } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk } from '../../client/ask.ts';
import { Button, Finding, Rows, Section, Select, Stack, Table } from '../../ui/index.ts';

/** How alike pieces of one package may be taken to be. */
const likenesses = [
  { id: '0', label: 'Independent (0)' },
  { id: '0.5', label: 'Half alike (0.5)' },
  { id: '0.8', label: 'Much alike (0.8)' },
  { id: '1', label: 'The same thing twice (1)' },
] as const;

const two = (value: number): string => value.toFixed(2);
const chance = (value: number): string => (value > 0.995 && value < 1 ? 'over 0.99' : value < 0.005 && value > 0 ? 'under 0.01' : two(value));

/** Confidence by Bayes' rule. Closed until somebody asks: the four tests stand without numbers. */
export function Weighing({ claim }: { claim: Claim }) {
  const [isOpen, setOpen] = useState(false);
  const withChances = claim.evidence.filter((item) => item.expectation?.chances).length;
  if (!isOpen) {
    return (
      <Section title="In numbers" about="By Bayes’ rule, for those who want it. The numbers are no more than what people put in.">
        <div><Button onPress={() => setOpen(true)}>{withChances === 0 ? 'How would that go?' : 'Weigh it'}</Button></div>
      </Section>
    );
  }
  return <Weighed claim={claim} onClose={() => setOpen(false)} />;
}

function Weighed({ claim, onClose }: { claim: Claim; onClose: () => void }) {
  const [rho, setRho] = useState<(typeof likenesses)[number]['id']>('0.8');
  const answer = useAsk('claims.weigh', { claimId: claim.id, rho: Number(rho) }, { keepPrevious: true });
  const weighing = answer.data;
  const middle = weighing?.posteriors.find(({ prior }) => prior === 0.5);
  const isShown = weighing !== undefined && weighing.missing.length === 0;
  return (
    <Section title="In numbers" actions={<Button size="small" onPress={onClose}>Close</Button>}>
      <Stack gap={16}>
        <ProblemNotice problem={answer.error} />
        {weighing && !isShown && (
          <>
            <Finding>No number is shown yet: what it would rest on is not whole.</Finding>
            <Rows label="What is missing" rows={weighing.missing.map((line) => ({ id: line, title: line, icon: 'missing' as const, tone: 'caution' as const }))} />
          </>
        )}
        {isShown && (
          <>
            {middle && <Finding>{`Beginning at even odds, what was looked at makes it ${chance(middle.posterior)}: ${middle.band}. Beginning lower or higher, it is another number.`}</Finding>}
            <Table
              caption="Confidence, by where one begins"
              canSort={false}
              columns={[
                { id: 'prior', heading: 'Before', kind: 'number', value: (row) => two(row.prior) },
                { id: 'posterior', heading: 'After', kind: 'number', value: (row) => chance(row.posterior) },
                { id: 'range', heading: 'From its ranges', value: (row) => (row.low === row.high ? 'one number' : `${chance(row.low)} to ${chance(row.high)}`) },
                { id: 'band', heading: 'In words', value: (row) => row.band },
              ]}
              rows={weighing.posteriors}
              rowId={(row) => String(row.prior)}
            />
            <Select label="How alike pieces of one package are" choices={likenesses} value={rho} onChange={setRho} />
            <Table
              caption="What weighs, package by package"
              canSort={false}
              columns={[
                { id: 'name', heading: 'Package', value: (row) => row.name },
                { id: 'pieces', heading: 'Pieces', kind: 'number', value: (row) => row.evidenceIds.length },
                { id: 'effective', heading: 'Count as', kind: 'number', value: (row) => two(row.effective) },
                { id: 'ratio', heading: 'For one against', kind: 'number', value: (row) => two(row.ratio) },
                { id: 'decibels', heading: 'Weight (dB)', kind: 'number', value: (row) => row.decibels.toFixed(1) },
                { id: 'capped', heading: '', value: (row) => (row.capped ? 'held to the most that one may weigh' : '') },
              ]}
              rows={weighing.packages}
              rowId={(row) => row.evidenceIds.join(' ')}
            />
          </>
        )}
        {weighing?.notes.map((note) => <p key={note} className="weighing-how">{note}</p>)}
      </Stack>
    </Section>
  );
}
