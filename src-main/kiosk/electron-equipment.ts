import os from 'node:os';
import { app, type BrowserWindow, screen } from 'electron';
import { launchWeaknesses } from '../../src-shared/domain/lockdown/launch-weakness';
import { osReport, thisSystem } from '../lockdown/os-layer';
import type { Equipment } from '../platform/equipment';

const MIB = 1024 * 1024;

/** The machine as Electron and the operating system tell it. */
export function electronEquipment(window: () => BrowserWindow | undefined, isKiosk: boolean): Equipment {
  return {
    programVersion: app.getVersion(),
    isKiosk,
    launchWeaknesses: launchWeaknesses({
      switches: process.argv.slice(1),
      environment: process.env,
      isWindows: process.platform === 'win32',
    }),
    osReport: () => osReport(thisSystem(app.getAppPath())),
    displays: () =>
      screen.getAllDisplays().map((display) => ({
        label: display.label.slice(0, 200),
        width: Math.round(display.size.width),
        height: Math.round(display.size.height),
        scalePercent: Math.round(display.scaleFactor * 100),
      })),
    printers: async () => {
      const contents = window()?.webContents;
      const found = contents === undefined ? [] : await contents.getPrintersAsync();
      return found.slice(0, 50).map((printer) => printer.displayName.slice(0, 200));
    },
    memory: () => ({
      freeMib: Math.floor(availableBytes() / MIB),
      totalMib: Math.floor(os.totalmem() / MIB),
    }),
    processor: (os.cpus()[0]?.model ?? '').trim().slice(0, 200),
    system: `${os.type()} ${os.release()}`.slice(0, 200),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

/** What a program may still take: on Linux most of the cache can be had, and Electron reports it so (in KiB). */
function availableBytes(): number {
  const info = process.getSystemMemoryInfo();
  return info.free * 1024 > os.freemem() ? info.free * 1024 : os.freemem();
}
