/** This room is being built. */
export function BriefsRoom() {
  return null;
}
