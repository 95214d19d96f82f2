/** Files of the networks by name, their bytes already compared with the hashes that the build recorded. */
export type CheckedAssets = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
