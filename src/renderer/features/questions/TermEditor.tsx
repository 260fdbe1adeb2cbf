import type { Code, Relation, SavedQuestion, Term } from '../../../contract/index.ts';
import { Button, ComboBox, Menu, Select, Switch, TextField } from '../../ui/index.ts';
import { pathOf } from '../coding/code-choices.ts';
import { colourOf } from '../coding/stripes.ts';
import { blank, hasDistance, joined, related, relationWords, without } from './terms.ts';
import './TermEditor.css';

export type TermChoices = { codes: ReadonlyMap<string, Code>; saved: readonly SavedQuestion[] };
type TermEditorProps = { term: Term; onChange: (next: Term) => void; onRemove?: (() => void) | undefined; choices: TermChoices; /** Which part it is, for names: "part 2 of the question". */ name: string; /** A word before it: "But not". */ lead?: string };

/** One part of a question: what it stands for, what it is joined with, and how it lies to something else. Parts stand under each other like a sentence broken into lines. */
export function TermEditor(props: TermEditorProps) {
  const { term, onChange, onRemove, choices, name } = props;
  if (term.is === 'any' || term.is === 'all') {
    return (
      <div className="term" role="group" aria-label={name}>
        <div className="term-line">
          <Select
            label="How the parts belong together"
            hasHiddenLabel
            choices={[{ id: 'all', label: 'Words that lie in all of these' }, { id: 'any', label: 'Passages of any of these' }]}
            value={term.is}
            onChange={(is) => onChange({ is, of: is === 'any' ? term.of.map((part) => (part.is === 'not' ? part.of : part)) : term.of })}
          />
          <Button size="small" icon="plus" onPress={() => onChange({ ...term, of: [...term.of, blank] })}>Another part</Button>
          {term.is === 'all' && <Button size="small" icon="minus" onPress={() => onChange({ ...term, of: [...term.of, { is: 'not', of: blank }] })}>But not</Button>}
          <Further {...props} />
        </div>
        <ul className="term-parts">
          {term.of.map((part, index) => (
            <li key={index} className="term-part">
              <TermEditor
                term={part.is === 'not' ? part.of : part}
                name={`${name}, ${part.is === 'not' ? 'but not ' : ''}part ${index + 1}`}
                choices={choices}
                onChange={(next) => onChange({ ...term, of: term.of.map((one, at) => (at === index ? (part.is === 'not' ? { is: 'not', of: next } : next) : one)) })}
                onRemove={() => onChange(without(term, index))}
                {...(part.is === 'not' && { lead: 'But not' })}
              />
            </li>
          ))}
        </ul>
      </div>
    );
  }
  if (term.is === 'relation') {
    return (
      <div className="term" role="group" aria-label={name}>
        <TermEditor term={term.one} name={`${name}, what is found`} choices={choices} onChange={(one) => onChange({ ...term, one })} onRemove={() => onChange(term.other)} />
        <ul className="term-parts">
          <li className="term-part">
            <div className="term-line">
              <span className="term-word">that</span>
              <Select
                label="How they lie to each other"
                hasHiddenLabel
                choices={(Object.keys(relationWords) as Relation[]).map((id) => ({ id, label: relationWords[id] }))}
                value={term.how}
                onChange={(how) => onChange({ ...related(term.one, how), other: term.other, ...(term.without && { without: true }) } as Term)}
              />
              {hasDistance(term.how) && term.distance !== undefined && (
                <>
                  <span className="term-word" aria-hidden="true">within</span>
                  <TextField label="within" hasHiddenLabel inputMode="numeric" value={String(term.distance.most)} onChange={(text) => onChange({ ...term, distance: { ...term.distance!, most: Math.min(100_000, Number(text.replace(/\D/g, '')) || 0) } })} />
                  <Select label="words or turns" hasHiddenLabel choices={[{ id: 'words', label: 'words' }, { id: 'turns', label: 'turns' }]} value={term.distance.unit} onChange={(unit) => onChange({ ...term, distance: { ...term.distance!, unit } })} />
                </>
              )}
              <Switch isSelected={term.without === true} onChange={(isOn) => { const { without: _, ...rest } = term; onChange(isOn ? { ...rest, without: true } : rest); }}>None that do</Switch>
              <Button size="small" kind="quiet" icon="cross" aria-label={`Take out ${relationWords[term.how]}`} onPress={() => onChange(term.one)}>Take out</Button>
            </div>
            <TermEditor term={term.other} name={`${name}, what they ${relationWords[term.how]}`} choices={choices} onChange={(other) => onChange({ ...term, other })} />
          </li>
        </ul>
      </div>
    );
  }
  return (
    <div className="term-line" role="group" aria-label={name}>
      {props.lead !== undefined && <span className="term-word">{props.lead}</span>}
      <Select
        label="What is asked for"
        hasHiddenLabel
        choices={[{ id: 'code', label: 'Passages coded' }, { id: 'words', label: 'Paragraphs with the words' }, { id: 'saved', label: 'What a saved question finds', isDisabled: choices.saved.length === 0 }]}
        value={term.is === 'not' ? 'code' : term.is}
        onChange={(is) => onChange(is === 'code' ? blank : is === 'words' ? { is, words: '' } : { is: 'saved', questionId: '' })}
      />
      {term.is === 'code' && <CodeFields term={term} onChange={onChange} codes={choices.codes} />}
      {term.is === 'words' && <TextField label="Words" hasHiddenLabel placeholder="words, “in a row”, begin*" value={term.words} onChange={(words) => onChange({ is: 'words', words })} />}
      {term.is === 'saved' && <ComboBox label="Saved question" hasHiddenLabel placeholder="Type its name" choices={choices.saved.map(({ id, name: label }) => ({ id, label }))} value={term.questionId || null} onChange={(questionId) => onChange({ is: 'saved', questionId: questionId ?? '' })} />}
      <Further {...props} />
      {onRemove !== undefined && <Button size="small" kind="quiet" icon="cross" aria-label={`Take out ${name}`} onPress={onRemove}>Take out</Button>}
    </div>
  );
}

function CodeFields({ term, onChange, codes }: { term: Extract<Term, { is: 'code' }>; onChange: (next: Term) => void; codes: ReadonlyMap<string, Code> }) {
  const code = codes.get(term.codeId);
  const scale = code?.scale ?? null;
  const steps = scale === null ? [] : Array.from({ length: scale.to - scale.from + 1 }, (_, index) => scale.from + index);
  const hasBelow = code !== undefined && [...codes.values()].some(({ parentId }) => parentId === code.id);
  return (
    <>
      <ComboBox
        label="Code"
        hasHiddenLabel
        placeholder="Type a code"
        choices={[...codes.values()].map((one) => ({ id: one.id, label: one.name, colour: colourOf(one.colour), ...(one.parentId !== null && { description: pathOf(codes, one) }) }))}
        value={term.codeId || null}
        onChange={(codeId) => onChange({ is: 'code', codeId: codeId ?? '', ...(term.below && { below: true }) })}
      />
      {hasBelow && <Switch isSelected={term.below === true} onChange={(below) => { const { below: _, ...rest } = term; onChange(below ? { ...rest, below } : rest); }}>or below it</Switch>}
      {steps.length > 0 && <Select label="Weighed at least" choices={[{ id: 'any', label: 'any weight' }, ...steps.map((step) => ({ id: String(step), label: `${step}${scale!.words[String(step)] ? `, ${scale!.words[String(step)]}` : ''}` }))]} value={term.weightFrom === undefined ? 'any' : String(term.weightFrom)} onChange={(step) => { const { weightFrom: _, ...rest } = term; onChange(step === 'any' ? rest : { ...rest, weightFrom: Number(step) }); }} />}
    </>
  );
}

/** Ways in which a part goes on. */
function Further({ term, onChange, name }: TermEditorProps) {
  return (
    <Menu
      label="Go on"
      size="small"
      aria-label={`Go on from ${name}`}
      entries={[
        { id: 'and', label: '… and also in', onAction: () => onChange(joined(term, 'and')) },
        { id: 'or', label: '… or', onAction: () => onChange(joined(term, 'or')) },
        { id: 'but not', label: '… but not in', onAction: () => onChange(joined(term, 'but not')) },
        'line',
        ...(Object.keys(relationWords) as Relation[]).map((how) => ({ id: how, label: `… that ${relationWords[how]}`, onAction: () => onChange(related(term, how)) })),
      ]}
    />
  );
}
