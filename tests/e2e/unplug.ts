import type { Page } from '@playwright/test';

/**
 * A stand-in camera has no plug, so the plug is put between the page and the browser before the camera opens: when it
 * is pulled, the track ends with its `ended` event and no camera is found, which is what Chromium does when a real
 * one is pulled; when it is back, `devicechange` says so. The station's own code is untouched.
 */
export async function putPlugIn(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { mediaDevices } = navigator;
    const real = mediaDevices.getUserMedia.bind(mediaDevices);
    const plug = { isIn: true, opened: 0, tracks: [] as MediaStreamTrack[] };
    Object.assign(window, { plug });
    mediaDevices.getUserMedia = async (wanted) => {
      if (!plug.isIn) throw new DOMException('Requested device not found', 'NotFoundError');
      const stream = await real(wanted);
      plug.opened += 1;
      plug.tracks.push(...stream.getVideoTracks());
      return stream;
    };
  });
}

type Plugged = { readonly plug: { isIn: boolean; opened: number; tracks: MediaStreamTrack[] } };

export async function pullPlug(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { plug } = window as unknown as Plugged;
    plug.isIn = false;
    for (const track of plug.tracks.splice(0)) {
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
  });
}

export async function pushPlug(page: Page): Promise<void> {
  await page.evaluate(() => {
    (window as unknown as Plugged).plug.isIn = true;
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
  });
}

/** How often a camera was opened, and whether one is on. */
export function plugState(page: Page): Promise<{ readonly opened: number; readonly isOn: boolean }> {
  return page.evaluate(() => {
    const { plug } = window as unknown as Plugged;
    return { opened: plug.opened, isOn: plug.tracks.some((track) => track.readyState === 'live') };
  });
}
