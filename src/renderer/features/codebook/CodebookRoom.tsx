/** This room is being built. */
export function CodebookRoom() {
  return null;
}
