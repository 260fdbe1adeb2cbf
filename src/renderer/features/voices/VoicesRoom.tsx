/** This room is being built. */
export function VoicesRoom() {
  return null;
}
