/** This room is being built. */
export function TimelineRoom() {
  return null;
}
