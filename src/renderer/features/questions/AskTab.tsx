export function AskTab() {
  return null;
}
