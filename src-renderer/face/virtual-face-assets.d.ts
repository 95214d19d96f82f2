/** Made at build time by `scripts/face-assets`: the files in `face-assets/` and their SHA-256. */
declare module 'virtual:face-assets' {
  export const faceAssets: readonly { readonly name: string; readonly sha256: string }[];
  /** The second embedder; needed only where the policy names it. */
  export const embedderAssets: readonly { readonly name: string; readonly sha256: string }[];
  /** Needed only where movements are asked for. */
  export const meshAssets: readonly { readonly name: string; readonly sha256: string }[];
}
