import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

export type Power = { readonly batteryPercent?: number; readonly isOnMains?: boolean };

const FOLDER = '/sys/class/power_supply';

/** The machine's battery and mains as Linux tells them; empty on a machine without, and on other systems. */
export async function readPower(folder = FOLDER): Promise<Power> {
  const names = await readdir(folder).catch(() => []);
  const text = (name: string, file: string) =>
    readFile(path.join(folder, name, file), 'utf8').then(
      (found) => found.trim(),
      () => '',
    );
  let power: Power = {};
  for (const name of names.sort()) {
    const type = await text(name, 'type');
    const percent = Number.parseInt(await text(name, 'capacity'), 10);
    const online = await text(name, 'online');
    if (type === 'Battery' && percent >= 0 && percent <= 100) power = { ...power, batteryPercent: percent };
    if (type === 'Mains' && /^[01]$/.test(online)) power = { ...power, isOnMains: online === '1' };
  }
  return power;
}
