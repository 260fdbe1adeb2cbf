/** This room is being built. */
export function FlowsRoom() {
  return null;
}
