import { Button, EmptyRoom, FileDrop, Room } from '../index.ts';

export function EmptyPage() {
  return (
    <Room>
      <EmptyRoom
        level={1}
        picture="sources"
        title="Here you keep what people said"
        actions={<><Button kind="primary" icon="bring">Bring in transcripts</Button><Button>Write a note</Button></>}
        more={<FileDrop label="Or drop files here" hint="Text, Markdown, Word, WebVTT and SubRip" canTakeFolder onFiles={() => {}} />}
      >
        Interviews, focus groups, stories and meeting notes become sources: searchable, codable, and never changed. Drop a folder of transcripts and Kist recognises who is speaking.
      </EmptyRoom>
    </Room>
  );
}
