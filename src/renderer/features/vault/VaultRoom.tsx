/** This room is being built. */
export function VaultRoom() {
  return null;
}
