import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * A text that stays the same for one installation of the operating system and that another one would not have; ''
 * where none can be read. A cloned disk image brings it along.
 */
export function machineId(platform: NodeJS.Platform = process.platform): string {
  try {
    switch (platform) {
      case 'linux':
        return readFileSync('/etc/machine-id', 'utf8').trim();
      case 'win32':
        return ask(
          'reg.exe',
          ['query', 'HKLM\\SOFTWARE\\Microsoft\\Cryptography', '/v', 'MachineGuid'],
          /[0-9a-f-]{36}/i,
        );
      case 'darwin':
        return ask('ioreg', ['-rd1', '-c', 'IOPlatformExpertDevice'], /[0-9A-F]{8}-[0-9A-F-]{27}/);
      default:
        return '';
    }
  } catch {
    return '';
  }
}

function ask(program: string, args: readonly string[], pattern: RegExp): string {
  const answer = execFileSync(program, [...args], { encoding: 'utf8', timeout: 3000, windowsHide: true });
  return pattern.exec(answer)?.[0] ?? '';
}
