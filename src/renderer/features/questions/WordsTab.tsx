export function WordsTab() {
  return null;
}
