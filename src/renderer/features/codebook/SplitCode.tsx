import { useEffect, useMemo, useRef, useState } from 'react';
import type { Code } from '../../../contract/index.ts';
import { useKeys } from '../../app/keys.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { announce, Button, Cluster, Finding, LinkButton, PageHeader, Popover, Quote, Room, Section, Stack, Swatch, TextField } from '../../ui/index.ts';
import { CodePicker } from '../coding/CodePicker.tsx';
import { counted, listed } from '../coding/in-words.ts';
import { colourOf } from '../coding/stripes.ts';
import { whereFrom } from './CodeQuote.tsx';
import { countAnswers, type Destination, nextOpen, splitRequest, stay } from './split-plan.ts';
import './SplitCode.css';

/** Walks through the passages of a code one by one: each stays, or goes to another code. Nothing is stored before the end, and then in one step. */
export function SplitCode({ code, codes, onLeave }: { code: Code; codes: readonly Code[]; onLeave: () => void }) {
  const asked = useAsk('coding.quotes', { codeId: code.id });
  const split = useChange('codebook.split');
  const [at, setAt] = useState(0);
  const [answers, setAnswers] = useState<ReadonlyMap<string, string>>(new Map());
  const [destinations, setDestinations] = useState<readonly Destination[]>([]);
  const [newName, setNewName] = useState<string | null>(null);
  const [isPicking, setPicking] = useState(false);
  const [isEnding, setEnding] = useState(false);
  const end = useRef<HTMLDivElement>(null);

  const quotes = useMemo(() => asked.data?.quotes ?? [], [asked.data]);
  const ids = useMemo(() => quotes.map((quote) => quote.codingId), [quotes]);
  const place = Math.min(at, Math.max(0, quotes.length - 1));
  const quote = quotes[place];
  const counts = countAnswers(ids, answers);
  const open = counts.get('') ?? 0;
  const answer = quote === undefined ? undefined : answers.get(quote.codingId);
  const request = splitRequest(code.id, ids, destinations, answers);
  const isAsking = newName !== null || isPicking;

  useEffect(() => { if (isEnding) end.current?.querySelector('button')?.focus(); }, [isEnding]);

  const send = (key: string, name: string): void => {
    if (quote === undefined) return;
    const next = new Map(answers).set(quote.codingId, key);
    setAnswers(next);
    announce(key === stay ? 'Stays' : `To ${name}`);
    const onwards = nextOpen(ids, next, place + 1);
    if (onwards === null) setEnding(true);
    else setAt(onwards);
  };
  const sendTo = (destination: Destination): void => {
    const known = destinations.find((one) => (destination.id === null ? one.id === null && one.name.toLowerCase() === destination.name.toLowerCase() : one.id === destination.id));
    if (known === undefined) setDestinations([...destinations, destination]);
    send((known ?? destination).key, destination.name);
  };
  const addNew = (): void => {
    const name = (newName ?? '').trim();
    setNewName(null);
    if (name !== '') sendTo({ key: `${destinations.length + 1}`, name, id: null });
  };
  const walk = (step: number): void => {
    setEnding(false);
    setAt(Math.min(Math.max(0, place + step), Math.max(0, quotes.length - 1)));
  };
  const finish = (): void => {
    if (request !== null) split.mutate(request, { onSuccess: ({ moved, dropped }) => { announce(`Split: ${counted(moved + dropped, 'coding')} moved`); onLeave(); } });
  };

  useKeys(
    {
      '0': () => send(stay, code.name),
      ...Object.fromEntries(destinations.slice(0, 9).map((destination) => [destination.key, () => send(destination.key, destination.name)])),
      n: () => setNewName(''),
      c: () => setPicking(true),
      arrowright: () => walk(1),
      arrowleft: () => walk(-1),
      f: () => setEnding(true),
    },
    !isAsking && quote !== undefined,
  );

  const going = destinations.filter(({ key }) => (counts.get(key) ?? 0) > 0).map(({ key, name, id }) => `${counts.get(key)} to ${id === null ? 'the new code ' : ''}“${name}”`);
  const staying = (counts.get(stay) ?? 0) + open;
  return (
    <Room>
      <PageHeader
        above={<LinkButton onPress={onLeave}>Codebook</LinkButton>}
        title={<>Split “{code.name}”</>}
        below="Say of each passage where it goes. Nothing is stored until you finish; undo takes it back in one step."
        actions={<Button onPress={onLeave}>Leave it as it is</Button>}
      />
      <ProblemNotice problem={asked.error ?? split.error} />
      {asked.data !== undefined && quote === undefined && <p className="codebook-faint">Nothing in the text as it stands is coded “{code.name}”, so there is nothing to split.</p>}
      {quote !== undefined && (
        <div className="split">
          <div className="split-passage" aria-live="polite">
            <Cluster justify="between">
              <p className="codebook-faint">Passage {place + 1} of {quotes.length}, {open === 0 ? 'all decided' : `${open} to decide`}</p>
              <Cluster gap={4}>
                <Button size="small" kind="quiet" icon="chevron-left" isDisabled={place === 0} onPress={() => walk(-1)}>Back</Button>
                <Button size="small" kind="quiet" icon="chevron-right" isDisabled={place === quotes.length - 1} onPress={() => walk(1)}>Next</Button>
              </Cluster>
            </Cluster>
            <Quote colour={colourOf(code.colour)} before={quote.before} after={quote.after} source={`${quote.sourceTitle}. ${whereFrom(quote)}`}>{quote.text}</Quote>
            {quote.memo !== '' && <p className="codebook-memo">{quote.memo}</p>}
            <LinkButton onPress={() => go({ room: 'sources', id: quote.sourceId, details: { at: String(quote.start), end: String(quote.end) } })}>Open its place (and leave the split)</LinkButton>
          </div>
          <div className="split-side">
            <Section title="Where it goes" level={2}>
              <ul className="split-places" aria-label="Where this passage goes">
                <SplitPlace name={`It stays “${code.name}”`} colour={code.colour} keys="0" count={counts.get(stay) ?? 0} isChosen={answer === stay} onPress={() => send(stay, code.name)} />
                {destinations.map((destination) => (
                  <SplitPlace
                    key={destination.key}
                    name={destination.id === null ? `${destination.name} (new)` : destination.name}
                    colour={codes.find((one) => one.id === destination.id)?.colour}
                    keys={Number(destination.key) <= 9 ? destination.key : undefined}
                    count={counts.get(destination.key) ?? 0}
                    isChosen={answer === destination.key}
                    onPress={() => send(destination.key, destination.name)}
                  />
                ))}
              </ul>
              {newName === null ? (
                <div className="split-more">
                  <Button icon="plus" keys="N" onPress={() => setNewName('')}>To a new code</Button>
                  <Popover label="To a code that is there" hasHiddenLabel isFlush isOpen={isPicking} onOpenChange={setPicking} trigger={<Button icon="arrow-right" keys="C">To a code that is there</Button>}>
                    {(close) => <CodePicker label="To which code" codes={codes.filter((one) => one.id !== code.id)} recent={[]} onPick={(id) => { close(); sendTo({ key: `${destinations.length + 1}`, name: codes.find((one) => one.id === id)?.name ?? '', id }); }} />}
                  </Popover>
                </div>
              ) : (
                <form className="split-new" onKeyDown={(event) => { if (event.key === 'Escape') setNewName(null); }} onSubmit={(event) => { event.preventDefault(); addNew(); }}>
                  <TextField label="Name of the new code" note={`beside “${code.name}”`} autoFocus value={newName} onChange={setNewName} maxLength={500} />
                  <Button type="submit" isDisabled={newName.trim() === ''}>Send it there</Button>
                </form>
              )}
            </Section>
            <div className="split-end" ref={end}>
              <Stack gap={12}>
                {isEnding && <Finding>{going.length === 0 ? `All ${quotes.length} would stay, so there is nothing to split yet.` : `${listed([...going, `${staying} stay${staying === 1 ? 's' : ''} with “${code.name}”`])}.${open > 0 ? ` ${counted(open, 'passage')} among those that stay ${open === 1 ? 'was' : 'were'} not looked at.` : ''}`}</Finding>}
                <Cluster>
                  {isEnding && request !== null
                    ? <Button kind="primary" isDisabled={split.isPending} onPress={finish}>Split it so</Button>
                    : <Button keys="F" isDisabled={request === null} onPress={() => setEnding(true)}>Finish</Button>}
                  {isEnding && <Button onPress={() => setEnding(false)}>Look at them again</Button>}
                </Cluster>
              </Stack>
            </div>
          </div>
        </div>
      )}
    </Room>
  );
}

type SplitPlaceProps = { name: string; colour: string | undefined; keys: string | undefined; count: number; isChosen: boolean; onPress: () => void };

/** One place where a passage may go, with how many were sent there so far. */
function SplitPlace({ name, colour, keys, count, isChosen, onPress }: SplitPlaceProps) {
  return (
    <li className="split-place" data-is-chosen={isChosen || undefined}>
      <Button aria-pressed={isChosen} icon={isChosen ? 'check' : 'arrow-right'} onPress={onPress} {...(keys !== undefined && { keys })}>{colour !== undefined && <Swatch colour={colourOf(colour)} />} {name}</Button>
      <span className="split-count">{count === 0 ? 'none yet' : counted(count, 'passage')}</span>
    </li>
  );
}
