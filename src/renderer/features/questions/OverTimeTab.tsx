export function OverTimeTab() {
  return null;
}
