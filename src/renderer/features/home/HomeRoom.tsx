/** This room is being built. */
export function HomeRoom() {
  return null;
}
