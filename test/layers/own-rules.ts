/** What reads of imports can't tell: names that open a connection without any import, and values where only types may come. */
import { parseSync } from '@swc/core';

/** Globals of Node and of browsers that reach other machines. */
const reaching = new Set(['fetch', 'XMLHttpRequest', 'WebSocket', 'WebSocketStream', 'EventSource', 'WebTransport', 'RTCPeerConnection', 'sendBeacon', 'getBuiltinModule']);
/** The page side of the loopback host is the one place that may. */
const mayReach = /^src\/renderer\/client\/loopback\//;
/** The domain and the exchange know the contract's types, and none of its code. */
const typesOnly = /^src\/(domain|exchange|vault)\//;

type Node = { type?: string; value?: unknown; span?: { start: number }; source?: { value: string }; typeOnly?: boolean; specifiers?: { isTypeOnly?: boolean }[] };

function* walk(node: unknown): Generator<Node> {
  if (Array.isArray(node)) for (const one of node) yield* walk(one);
  else if (typeof node === 'object' && node !== null) {
    if (typeof (node as Node).type === 'string') yield node as Node;
    for (const value of Object.values(node)) if (typeof value === 'object') yield* walk(value);
  }
}

/** What is wrong in one file, each in one line. */
export function readOwnRules(path: string, source: string): string[] {
  const program = parseSync(source, { syntax: 'typescript', tsx: path.endsWith('x'), target: 'es2024' });
  const wrong = new Set<string>();
  for (const node of walk(program)) {
    const named = node.type === 'Identifier' || node.type === 'StringLiteral' ? node.value : undefined;
    // A string counts too: `globalThis['fetch']`.
    if (typeof named === 'string' && reaching.has(named) && !mayReach.test(path)) wrong.add(`${path}: “${named}” reaches other machines; only src/renderer/client/loopback may use it`);
    const declared = node.type === 'ImportDeclaration' || node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration';
    if (declared && typesOnly.test(path) && /(^|\/)contract\//.test(node.source?.value ?? '')) {
      const onlyTypes = node.typeOnly === true || (node.specifiers !== undefined && node.specifiers.length > 0 && node.specifiers.every(({ isTypeOnly }) => isTypeOnly === true));
      if (!onlyTypes) wrong.add(`${path}: imports more than types from the contract (${node.source?.value})`);
    }
  }
  return [...wrong];
}
