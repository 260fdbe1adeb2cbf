export function FrameworkTab() {
  return null;
}
