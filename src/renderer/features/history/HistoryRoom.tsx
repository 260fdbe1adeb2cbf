/** This room is being built. */
export function HistoryRoom() {
  return null;
}
