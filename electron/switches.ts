import type { CommandLine } from 'electron';

/** Parts of Chromium that would talk to somebody, or write beside the vault. Our requests are refused one by one too; this is the outer wall. */
const switches: readonly (readonly [name: string, value?: string])[] = [
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-client-side-phishing-detection'],
  ['disable-sync'],
  ['disable-quic'],
  ['dns-prefetch-disable'],
  ['no-pings'],
  ['no-first-run'],
  ['disable-features', 'AutofillServerCommunication,CertificateTransparencyComponentUpdater,MediaRouter,OptimizationHints,Translate,DialMediaRouteProvider,NetworkTimeServiceQuerying'],
  // No name resolves: a request that slipped through every other wall finds nobody.
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  // A crash dump is a plaintext copy of memory.
  ['disable-breakpad'],
  ['disable-crash-reporter'],
  ['disable-http-cache'],
  ['disable-gpu-shader-disk-cache'],
];

export function applySwitches(commandLine: Pick<CommandLine, 'appendSwitch'>): void {
  for (const [name, value] of switches) commandLine.appendSwitch(name, value);
}
