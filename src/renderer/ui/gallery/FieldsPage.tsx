import { useState } from 'react';
import { Checkbox, CheckboxGroup, Columns, ComboBox, DateIntervalField, PageHeader, RadioGroup, Room, SearchField, Select, Stack, Switch, TextArea, TextField } from '../index.ts';

const places = [
  { id: 'craigend', label: 'Craigend', description: 'Invermuir, north' },
  { id: 'millbank', label: 'Millbank', description: 'Invermuir, west' },
  { id: 'harbourside', label: 'Harbourside', description: 'Invermuir, docks' },
] as const;
type Place = (typeof places)[number]['id'];

export function FieldsPage() {
  const [name, setName] = useState('being listened to');
  const [memo, setMemo] = useState('When somebody remembers what was said, without being asked to.\nNot: being heard in a meeting and nothing following.');
  const [place, setPlace] = useState<Place | null>('millbank');
  const [combo, setCombo] = useState<Place | null>(null);
  const [kind, setKind] = useState<'confirming' | 'mixed' | 'disconfirming'>('confirming');
  const [audiences, setAudiences] = useState<Array<'team' | 'board' | 'public'>>(['team']);
  const [when, setWhen] = useState('14 to 20 March 2024');
  const [badDate, setBadDate] = useState('31 April 2024');
  const [search, setSearch] = useState('');
  return (
    <Room width="reading">
      <PageHeader title="Fields" below="A label always; help where there is something to say; an error says what to do." />
      <Columns>
        <Stack>
          <TextField label="Name of the code" value={name} onChange={setName} description="As short as people would say it." />
          <TextField label="Passphrase" type="password" defaultValue="four calm words here" description="Twelve characters or more; four unrelated words are easy to remember." />
          <TextField label="Postcode" note="if you know it" defaultValue="DD1 4HN 9" error="This is not a postcode. Leave it empty, or write the first half only, for example DD1." />
          <TextField label="Locked" value="2021-b" isReadOnly />
          <TextField label="Not now" value="" isDisabled placeholder="Choose a place first" />
          <TextArea label="Definition" value={memo} onChange={setMemo} />
          <TextArea label="Statement" isVoice rows={2} defaultValue="Locality-based leadership experiences contributed to Craigend parents running their own activities." />
          <SearchField label="Search in every source" value={search} onChange={setSearch} keys="Ctrl F" />
          <DateIntervalField label="When was it?" text={when} onChange={setWhen} />
          <DateIntervalField label="When was it, really?" text={badDate} onChange={setBadDate} error="That month has 30 days, and this names day 31." />
        </Stack>
        <Stack>
          <Select label="Place" choices={places} value={place} onChange={setPlace} />
          <Select label="Colour" placeholder="Choose a colour" value={null} onChange={() => {}} choices={[{ id: 'green', label: 'Green', colour: 'green' }, { id: 'rose', label: 'Rose', colour: 'rose' }]} />
          <ComboBox label="Place" note="or a new one" choices={places} value={combo} onChange={setCombo} onCreate={() => {}} createWord="place" placeholder="Type a few letters" />
          <RadioGroup
            label="Does it fit the indicator?"
            value={kind}
            onChange={setKind}
            choices={[
              { id: 'confirming', label: 'Confirming', description: 'It is what the indicator describes.' },
              { id: 'mixed', label: 'Mixed', description: 'Partly, or with something that speaks against it.' },
              { id: 'disconfirming', label: 'Disconfirming', description: 'It is the opposite. It counts as much.' },
            ]}
          />
          <CheckboxGroup
            label="Quotes may be used with"
            value={audiences}
            onChange={setAudiences}
            choices={[
              { id: 'team', label: 'The team' },
              { id: 'board', label: 'The board', description: 'Including funders who sit on it.' },
              { id: 'public', label: 'Everybody', isDisabled: true },
            ]}
          />
          <Checkbox isIndeterminate>Some of these sources</Checkbox>
          <Checkbox defaultSelected description="A marked paragraph keeps its number.">Show paragraph numbers</Checkbox>
          <Switch defaultSelected>Show who coded what</Switch>
          <Switch description="Numbers under five stay hidden either way.">Show shares instead of counts</Switch>
          <RadioGroup label="Order" orientation="horizontal" value="time" onChange={() => {}} choices={[{ id: 'time', label: 'By time' }, { id: 'place', label: 'By place' }]} />
        </Stack>
      </Columns>
    </Room>
  );
}
