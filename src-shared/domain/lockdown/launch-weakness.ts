/**
 * Switches of Chromium, Node and Electron that open a door into a running station: debuggers, scripts and programs of
 * somebody else's, a camera that is a file, a sandbox that is off, certificates that nobody checks.
 */
const SWITCHES: ReadonlySet<string> = new Set([
  'allow-file-access-from-files',
  'allow-running-insecure-content',
  'app',
  'auto-accept-camera-and-microphone-capture',
  'auto-select-desktop-capture-source',
  'disable-extensions-except',
  'disable-gpu-sandbox',
  'disable-site-isolation-trials',
  'disable-web-security',
  'enable-automation',
  'enable-blink-features',
  'gpu-launcher',
  'headless',
  'host-resolver-rules',
  'host-rules',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'inspect',
  'inspect-brk',
  'inspect-brk-node',
  'inspect-port',
  'inspect-publish-uid',
  'js-flags',
  'load-extension',
  'log-net-log',
  'no-sandbox',
  'no-zygote',
  'ppapi-plugin-launcher',
  'print-to-pdf',
  'remote-allow-origins',
  'remote-debugging-address',
  'remote-debugging-pipe',
  'remote-debugging-port',
  'remote-debugging-targets',
  'renderer-cmd-prefix',
  'require',
  'screenshot',
  'single-process',
  'ssl-key-log-file',
  'trace-startup',
  'unsafely-treat-insecure-origin-as-secure',
  'use-fake-device-for-media-stream',
  'use-fake-ui-for-media-stream',
  'use-file-for-fake-audio-capture',
  'use-file-for-fake-video-capture',
  'user-data-dir',
  'utility-cmd-prefix',
]);

/** The same through the environment. ELECTRON_RUN_AS_NODE never comes here in a release: its fuse is off. */
export const WEAKENING_VARIABLES: readonly string[] = [
  'ELECTRON_RUN_AS_NODE',
  'GTK_MODULES',
  'LD_AUDIT',
  'LD_PRELOAD',
  'NODE_EXTRA_CA_CERTS',
  'NODE_OPTIONS',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'NODE_V8_COVERAGE',
  'SSLKEYLOGFILE',
];

export type Launch = {
  /** Without the program's own name. */
  readonly switches: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isWindows: boolean;
};

/** The names, in order, of everything in this launch that weakens a station; a release does not start with any. */
export function launchWeaknesses({ switches, environment, isWindows }: Launch): readonly string[] {
  const named = switches.flatMap((one) => {
    const name = switchName(one, isWindows);
    return name !== undefined && SWITCHES.has(name) ? [name] : [];
  });
  const variables = WEAKENING_VARIABLES.filter((name) => (environment[name] ?? '') !== '');
  return [...new Set([...named, ...variables])].sort();
}

/** Chromium takes one dash for two, Windows takes a slash and any case. */
function switchName(text: string, isWindows: boolean): string | undefined {
  const match = (isWindows ? /^(?:--?|\/)([^=]+)/ : /^--?([^=]+)/).exec(text);
  return match?.[1]?.toLowerCase();
}
