import { TextArea } from '../../ui/index.ts';

/** Asked for whenever something is worded anew, so that the old wording can be understood later. */
export function ReasonField({ value, onChange }: { value: string; onChange: (reason: string) => void }) {
  return <TextArea label="Why is it worded anew?" rows={2} value={value} onChange={onChange} description="Needed. The old wording is kept beside the new one, and claims that were argued from it can still be read." />;
}
