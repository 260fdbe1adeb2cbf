import type { DataGap } from '../../../../contract/index.ts';

export const gapStatuses: readonly { id: DataGap['status']; label: string; description: string }[] = [
  { id: 'open', label: 'Open', description: 'Nobody has asked yet' },
  { id: 'asked for', label: 'Asked for', description: 'Somebody was asked' },
  { id: 'promised', label: 'Promised', description: 'It is to come' },
  { id: 'closed', label: 'Closed', description: 'We know it now' },
  { id: "can't be had", label: 'Can’t be had', description: 'Nobody can tell' },
];
