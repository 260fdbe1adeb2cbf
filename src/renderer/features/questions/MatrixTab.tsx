export function MatrixTab() {
  return null;
}
