/** This room is being built. */
export function ClaimsRoom() {
  return null;
}
