import { useState } from 'react';
import type { PassageLink } from '../../../contract/index.ts';
import { keyLabel } from '../../app/keys.ts';
import { destinationOf } from '../../app/places.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useChange } from '../../client/ask.ts';
import { announce, Button, Cluster, LinkButton, Section, Select, Stack, TextArea } from '../../ui/index.ts';
import { beginningOf } from './in-words.ts';
import { linkWords } from './linking.ts';
import { useKeptFields } from './use-kept-fields.tsx';
import './PassageLinks.css';

/** A link as it reads from one of its ends. */
export type EndOfLink = { link: PassageLink; side: 'from' | 'to' };

/** Where the words in hand lead, and what leads to them. */
export function PassageLinks({ links, onLink }: { links: readonly EndOfLink[]; onLink: () => void }) {
  const [editing, setEditing] = useState<string | null>(null);
  const unlink = useChange('coding.unlink');
  return (
    <Section title="Links" {...(links.length > 0 && { count: links.length })} actions={<Button size="small" kind="quiet" keys={keyLabel('l')} onPress={onLink}>Link</Button>}>
      <ProblemNotice problem={unlink.error} />
      {links.length > 0 && (
        <ul className="passage-links">
          {links.map(({ link, side }) => {
            const other = link[side === 'from' ? 'to' : 'from'];
            return (
              <li key={`${link.id} ${side}`}>
                <p><span className="passage-link-kind">{capital(linkWords[link.kind][side])}</span> <LinkButton onPress={() => go(destinationOf({ kind: 'passage', id: other.sourceId, start: other.start, end: other.end }))}>“{beginningOf(other.text, 110)}”</LinkButton></p>
                <p className="passage-link-about">{[other.sourceTitle, other.speaker ?? ''].filter(Boolean).join(', ')}</p>
                {link.note !== '' && editing !== link.id && <p className="passage-link-note">{link.note}</p>}
                {link.stale && <p className="passage-link-stale">The words of one of the two were corrected since. Look whether it still holds.</p>}
                {editing === link.id ? <EditLink link={link} onDone={() => setEditing(null)} /> : (
                  <Cluster gap={12}>
                    <LinkButton onPress={() => setEditing(link.id)}>Change</LinkButton>
                    <LinkButton aria-label={`Take the link to “${beginningOf(other.text, 40)}” away`} onPress={() => unlink.mutate({ id: link.id }, { onSuccess: () => announce('Link taken away') })}>Take away</LinkButton>
                  </Cluster>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function EditLink({ link, onDone }: { link: PassageLink; onDone: () => void }) {
  const edit = useChange('coding.editLink');
  const [kind, setKind] = useState(link.kind);
  const [note, setNote] = useState(link.note);
  const { keep, isSaving, notice } = useKeptFields({ kind: link.kind, note: link.note, version: link.version }, { kind, note }, (patch, expectedVersion) => edit.mutateAsync({ id: link.id, ...patch, expectedVersion }), onDone);
  return (
    <form onSubmit={(event) => { event.preventDefault(); keep(); }}>
      <Stack gap={8}>
        <Select label="What the first does to the second" choices={(['explains', 'contradicts', 'illustrates'] as const).map((id) => ({ id, label: linkWords[id].from }))} value={kind} onChange={setKind} />
        <TextArea label="Note" rows={2} value={note} onChange={setNote} />
        {notice}
        <Cluster justify="between">
          <LinkButton onPress={onDone}>Leave it</LinkButton>
          <Button size="small" type="submit" isDisabled={isSaving}>Keep it</Button>
        </Cluster>
      </Stack>
    </form>
  );
}
