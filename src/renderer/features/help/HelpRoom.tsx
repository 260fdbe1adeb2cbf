/** This room is being built. */
export function HelpRoom() {
  return null;
}
