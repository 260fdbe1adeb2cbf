export function InContextTab() {
  return null;
}
