/** This room is being built. */
export function FrameworkRoom() {
  return null;
}
