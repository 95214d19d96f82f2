import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { sandboxArguments } from '../../../scripts/system/sandbox-support';
import { startVirtualDisplay } from '../../../scripts/system/virtual-display';
import { temporaryFolder } from './temporary-folder';

/** A program in place of the X server, so that this holds on machines without one. */
function server(lines: string): string {
  const file = path.join(temporaryFolder(), 'x-server');
  writeFileSync(file, `#!/bin/sh\n${lines}\n`);
  chmodSync(file, 0o755);
  return file;
}

const SIZE = { width: 1440, height: 900 };

describe('the virtual display', () => {
  test('has the number the server itself chose, and ends when asked', async () => {
    // Answers only when asked to report, and for the screen that was wanted.
    const command = server('[ "$1 $2 $5" = "-displayfd 3 1440x900x24" ] && echo 123 >&3 && exec sleep 600');
    const display = await startVirtualDisplay({ ...SIZE, command });
    expect(display.display).toBe(':123');
    await display.stop();
    await display.stop();
  });

  test('that cannot start is an error with the reason of the server', async () => {
    const command = server('echo "cannot open the screen" >&2; exit 3');
    await expect(startVirtualDisplay({ ...SIZE, command })).rejects.toThrow('cannot open the screen');
  });

  test('that is not installed is an error with its name', async () => {
    const command = '/nowhere/x-server';
    await expect(startVirtualDisplay({ ...SIZE, command })).rejects.toThrow('/nowhere/x-server');
  });
});

describe.runIf(process.platform === 'linux')('the sandbox', () => {
  const kernel = (settings: Readonly<Record<string, string>>) => (file: string) =>
    settings[path.basename(file)] ?? '';

  test('is kept for an ordinary user on an ordinary kernel', () => {
    expect(sandboxArguments(false, kernel({}))).toEqual([]);
  });

  test.each([
    ['root', true, {}],
    ['a user whom AppArmor restricts', false, { apparmor_restrict_unprivileged_userns: '1' }],
    ['a user whom the kernel restricts', false, { unprivileged_userns_clone: '0' }],
  ])('is given up for %s', (_who, isRoot, settings) => {
    expect(sandboxArguments(isRoot, kernel(settings))).toEqual(['--no-sandbox']);
  });
});
