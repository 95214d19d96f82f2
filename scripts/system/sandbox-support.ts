import { readFileSync } from 'node:fs';

/**
 * Chromium's sandbox cannot start for root, nor where the kernel keeps ordinary users from making namespaces
 * of their own (Ubuntu 24.04's default). Only for running from a checkout: an installed station keeps it.
 */
export function sandboxArguments(
  isRoot: boolean = process.getuid?.() === 0,
  readSetting: (file: string) => string = readKernelSetting,
): readonly string[] {
  if (process.platform !== 'linux') return [];
  const isRestricted =
    readSetting('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1' ||
    readSetting('/proc/sys/kernel/unprivileged_userns_clone') === '0';
  return isRoot || isRestricted ? ['--no-sandbox'] : [];
}

function readKernelSetting(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}
