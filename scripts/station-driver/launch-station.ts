import { _electron, type ElectronApplication, type Page } from '@playwright/test';

export type StationLaunch = {
  readonly executable: string;
  readonly switches: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** An .mjpeg of 4:2:0 JPEG frames that stands in for the camera; none means a machine without a camera. */
  readonly cameraClip?: string;
  /** The folder of the built station; the checkout's own when absent. */
  readonly appFolder?: string;
};

export type DrivenStation = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly close: () => Promise<void>;
  /** SIGKILL of the main process: what a power cut looks like from inside. */
  readonly kill: () => Promise<void>;
};

/** Starts the built station in a real Electron and waits for its first screen. */
export async function launchStation(launch: StationLaunch): Promise<DrivenStation> {
  const camera =
    launch.cameraClip === undefined
      ? []
      : [
          '--use-fake-device-for-media-stream',
          '--use-fake-ui-for-media-stream',
          `--use-file-for-fake-video-capture=${launch.cameraClip}`,
        ];
  const app = await _electron.launch({
    executablePath: launch.executable,
    args: [...launch.switches, ...camera, launch.appFolder ?? '.'],
    env: { ...(process.env as Record<string, string>), ...launch.environment },
  });
  const page = await app.firstWindow();
  // Looked for in each frame: the driver's own waiting looks again after half a second.
  await page.waitForFunction(() => document.querySelector('#root > *') !== null);
  return {
    app,
    page,
    close: () => app.close(),
    kill: async () => {
      const child = app.process();
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    },
  };
}
