import { useState } from 'react';
import type { CausalLink } from '../../../contract/index.ts';
import { keyLabel } from '../../app/keys.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { announce, Button, Cluster, LinkButton, Section } from '../../ui/index.ts';
import { howWords, polarityWords } from './cause-words.ts';
import { EditCause } from './EditCause.tsx';
import './CausesHere.css';

/** What the words in hand say leads to what; with a way to change it and to take it away. */
export function CausesHere({ links, onCode }: { links: readonly CausalLink[]; onCode: () => void }) {
  return (
    <Section title="What leads to what" {...(links.length > 0 && { count: links.length })} actions={<Button size="small" kind="quiet" keys={keyLabel('w')} onPress={onCode}>Cause and effect</Button>}>
      {links.length > 0 && <CauseList links={links} />}
    </Section>
  );
}

/** Causal links under one another, each with what can be done with it. `hasWords`: with what was said, and where. */
export function CauseList({ links, children }: { links: readonly CausalLink[]; children?: (link: CausalLink) => React.ReactNode }) {
  const factors = useAsk('causes.factors', {}).data?.factors;
  const nameOf = new Map((factors ?? []).map(({ id, name }) => [id, name]));
  const [editing, setEditing] = useState<string | null>(null);
  const remove = useChange('causes.remove');
  return (
    <>
      <ProblemNotice problem={remove.error} />
      <ul className="causes-here">
        {links.map((link) => {
          const [cause, effect] = [nameOf.get(link.causeId) ?? '…', nameOf.get(link.effectId) ?? '…'];
          return (
            <li key={link.id}>
              {children?.(link)}
              {children === undefined && <p className="causes-here-link" data-polarity={link.polarity}><LinkButton isQuiet onPress={() => go({ room: 'causes', details: { cause, effect } })}>{cause}</LinkButton> <span className="causes-here-word">{polarityWords[link.polarity].word}</span> {effect}</p>}
              <p className="causes-here-about">{[children === undefined ? '' : polarityWords[link.polarity].short, howWords[link.how].word].filter(Boolean).join(' · ')}</p>
              {link.note !== '' && editing !== link.id && <p className="causes-here-note">{link.note}</p>}
              {link.stale && <p className="causes-here-stale">Its words were corrected since. Look whether it still holds.</p>}
              {editing === link.id ? <EditCause link={link} onDone={() => setEditing(null)} /> : (
                <Cluster gap={12}>
                  <LinkButton aria-label={`Change: ${cause} ${polarityWords[link.polarity].word} ${effect}`} onPress={() => setEditing(link.id)}>Change</LinkButton>
                  <LinkButton aria-label={`Take away: ${cause} ${polarityWords[link.polarity].word} ${effect}`} onPress={() => remove.mutate({ id: link.id }, { onSuccess: () => announce('Causal link taken away') })}>Take away</LinkButton>
                </Cluster>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
