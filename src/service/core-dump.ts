import { writeFileSync } from 'node:fs';

/**
 * Tells Linux to leave this process's memory out of the file that it may keep when the process crashes: that file holds the key and whatever was open,
 * in plain sight (core(5), "Controlling which mappings are written to the core dump"). A few bytes in the registers remain. Other systems have no such switch.
 */
export function leaveMemoryOutOfCoreDumps(): void {
  if (process.platform !== 'linux') return;
  try {
    writeFileSync('/proc/self/coredump_filter', '0');
  } catch {
    // A container may forbid it; then the machine's own rules for such files hold.
  }
}
