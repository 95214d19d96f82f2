import { expect, test } from 'vitest';
import { isElectronNoise } from '../../../scripts/electron/electron-noise';
import { progressLines } from '../../../scripts/electron/progress';

test('without a terminal each tenth is one plain line, said once', () => {
  const lines: string[] = [];
  const progress = progressLines((line) => lines.push(line));
  progress.begin('Downloading', 1000);
  for (const done of [10, 99, 100, 150, 420, 999, 1000, 1000]) progress.advance(done);
  progress.end();
  expect(lines).toEqual([
    'Downloading 0%',
    'Downloading 10%',
    'Downloading 40%',
    'Downloading 90%',
    'Downloading 100%',
  ]);
});

test('a total that is not known does not break the lines', () => {
  const lines: string[] = [];
  const progress = progressLines((line) => lines.push(line));
  progress.begin('Downloading', 0);
  progress.advance(500);
  expect(lines).toEqual(['Downloading 0%', 'Downloading 100%']);
});

test.each([
  '[8069:1122/211454.8:ERROR:bus.cc(407)] Failed to connect to the bus: Failed to connect to socket /run/dbus/system_bus_socket',
  '[12:0101/1.2:ERROR:dbus/object_proxy.cc(576)] Failed to call method: org.freedesktop.DBus.NameHasOwner',
  '[9:0101/1.2:ERROR:viz_main_impl.cc(186)] Exiting GPU process due to errors during initialization',
])('is recognised as noise: %s', (line) => {
  expect(isElectronNoise(line)).toBe(true);
});

test.each(['Error: journal cannot be opened', 'sync.failed attempt=3', ''])(
  'is let through: "%s"',
  (line) => {
    expect(isElectronNoise(line)).toBe(false);
  },
);
