import { useState } from 'react';
import { Button, Cluster, TextField } from '../../ui/index.ts';

/** Another title for the brief, looked through as soon as it is used. */
export function TitleForm({ title, onTitle }: { title: string; onTitle: (title: string) => void }) {
  const [written, setWritten] = useState(title);
  return (
    <form onSubmit={(event) => { event.preventDefault(); onTitle(written); }}>
      <Cluster gap={8} align="end">
        <TextField label="Title of the brief" value={written} onChange={setWritten} />
        <Button type="submit" isDisabled={written.trim() === '' || written === title}>Use this title</Button>
      </Cluster>
    </form>
  );
}
