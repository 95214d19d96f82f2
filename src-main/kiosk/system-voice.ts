import type { App } from 'electron';

/**
 * Read-aloud (features 19) speaks through the system's own voices. On Linux Chromium asks speech-dispatcher for them
 * only when it is told to; without that service there is simply no voice. Must run before the app is ready.
 */
export function allowSystemVoice({ commandLine }: App, platform: NodeJS.Platform): void {
  if (platform === 'linux') commandLine.appendSwitch('enable-speech-dispatcher');
}
