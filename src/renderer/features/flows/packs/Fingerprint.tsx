/** The fingerprint of a signing key in groups of four, as one reads it out on the telephone. */
export function Fingerprint({ value }: { value: string }) {
  const plain = value.replaceAll(/[\s:-]/g, '');
  return <code className="pack-fingerprint">{plain.match(/.{1,4}/g)?.join(' ') ?? value}</code>;
}
