/** This room is being built. */
export function SearchRoom() {
  return null;
}
