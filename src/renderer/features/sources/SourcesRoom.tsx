/** This room is being built. */
export function SourcesRoom() {
  return null;
}
