export type LaunchOptions = {
  readonly dataFolder: string | undefined;
  readonly suggestedServerUrl: string;
  readonly provision: { readonly serverUrl: string; readonly code: string } | undefined;
  readonly demoFolder: string | undefined;
  readonly devServerUrl: string | undefined;
  readonly clockOffsetFile: string | undefined;
  readonly challengeOrderFile: string | undefined;
  readonly isKiosk: boolean;
  /** Refuse to start with switches that weaken a station. Always in a release; in a checkout for a test of it. */
  readonly guardsLaunch: boolean;
  /** Crash tests: where in the journal's writing the station dies. */
  readonly killPoint: string | undefined;
  /** `--verify-journal=<data folder>`: look at a journal instead of starting the station. */
  readonly verifyJournal: string | undefined;
};

const VERIFY = '--verify-journal=';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What a launcher may say to the station through the environment. A packaged station listens to the data folder and
 * the centre's address only: everything else here would weaken it or is for a checkout.
 */
export function launchOptions(
  environment: Environment,
  isPackaged: boolean,
  switches: readonly string[] = [],
): LaunchOptions {
  const text = (name: string): string | undefined => environment[name] || undefined;
  const inCheckout = (name: string): string | undefined => (isPackaged ? undefined : text(name));
  const serverUrl = text('EXAM_STATION_SERVER_URL');
  const code = inCheckout('EXAM_STATION_PROVISION_CODE');
  return {
    dataFolder: text('EXAM_STATION_DATA'),
    suggestedServerUrl: serverUrl ?? '',
    provision: serverUrl !== undefined && code !== undefined ? { serverUrl, code } : undefined,
    demoFolder: inCheckout('EXAM_STATION_DEMO_FOLDER'),
    devServerUrl: inCheckout('ELECTRON_RENDERER_URL'),
    clockOffsetFile: inCheckout('EXAM_STATION_CLOCK_OFFSET_FILE'),
    killPoint: inCheckout('EXAM_STATION_KILL_POINT'),
    verifyJournal: switches.find((one) => one.startsWith(VERIFY))?.slice(VERIFY.length),
    challengeOrderFile: inCheckout('EXAM_STATION_CHALLENGE_ORDER_FILE'),
    guardsLaunch: isPackaged || inCheckout('EXAM_STATION_GUARD_LAUNCH') === '1',
    isKiosk: isPackaged || inCheckout('EXAM_STATION_KIOSK') === '1',
  };
}
