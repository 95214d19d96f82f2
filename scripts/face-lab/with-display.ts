import { startVirtualDisplay } from '../system/virtual-display';

/** Electron wants a screen even for a hidden window: where there is none, a virtual one for as long as `use` takes. */
export async function withDisplay<T>(use: () => Promise<T>): Promise<T> {
  if (process.platform !== 'linux' || process.env.DISPLAY) return use();
  const display = await startVirtualDisplay({ width: 1280, height: 800 });
  process.env.DISPLAY = display.display;
  try {
    return await use();
  } finally {
    await display.stop();
  }
}
