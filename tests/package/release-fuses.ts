import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/** A fuse's byte in the executable: the digit 1. */
const ENABLED = 0x31;

/** What a release's executable must say when its fuses are read back. */
export const RELEASE_FUSES = {
  runAsNode: false,
  cookies: true,
  nodeOptions: false,
  inspect: false,
  asarIntegrity: true,
  onlyAsar: true,
  ownSnapshot: false,
  fileExtras: false,
};

export async function fusesOf(executable: string): Promise<typeof RELEASE_FUSES> {
  const wire = await getCurrentFuseWire(executable);
  const state = (fuse: FuseV1Options) => Number(wire[fuse]) === ENABLED;
  return {
    runAsNode: state(FuseV1Options.RunAsNode),
    cookies: state(FuseV1Options.EnableCookieEncryption),
    nodeOptions: state(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: state(FuseV1Options.EnableNodeCliInspectArguments),
    asarIntegrity: state(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyAsar: state(FuseV1Options.OnlyLoadAppFromAsar),
    ownSnapshot: state(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    fileExtras: state(FuseV1Options.GrantFileProtocolExtraPrivileges),
  };
}
