import { useState } from 'react';
import { useKeys } from '../../app/keys.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useChange } from '../../client/ask.ts';
import { Button, EmptyRoom, Room, Rows } from '../../ui/index.ts';
import { NewCode } from './NewCode.tsx';

/** Where a codebook may begin: in the words, in a file, or with an order. */
export function EmptyCodebook({ onMade }: { onMade: (id: string) => void }) {
  const begin = useChange('codebook.begin');
  const [isAdding, setAdding] = useState(false);
  useKeys({ n: () => setAdding(true) });
  return (
    <Room>
      <EmptyRoom
        level={1}
        picture="codebook"
        title="Here you name what passages are about"
        actions={isAdding ? <NewCode parent={null} onDone={(made) => { setAdding(false); if (made !== null) onMade(made); }} /> : <Button kind="primary" icon="sources" onPress={() => go({ room: 'sources' })}>Start from the words</Button>}
        more={
          <>
            <ProblemNotice problem={begin.error} />
            <Rows
              label="Other ways to begin"
              rows={[
                { id: 'six', title: 'Begin with six families', detail: 'One code each for enablers, barriers, outcomes, practices, feelings and context. Put your own under them, or rename and remove them as you like.', end: <Button size="small" isDisabled={begin.isPending} onPress={() => begin.mutate({})}>Begin with them</Button> },
                { id: 'file', title: 'Take in a codebook', detail: 'A table (csv) of codes and their definitions, or a codebook that Kist has exported.', end: <Button size="small" icon="bring" onPress={() => go({ room: 'codebook', details: { do: 'import' } })}>Choose a file</Button> },
                { id: 'own', title: 'Write a first code', detail: 'A name is enough; its definition can follow.', end: <Button size="small" icon="plus" keys="N" onPress={() => setAdding(true)}>Add a first code</Button> },
              ]}
            />
          </>
        }
      >
        A code is a named idea with a definition, so that two people would use it alike. Most codes come about while reading: select words, press C, type a name.
      </EmptyRoom>
    </Room>
  );
}
