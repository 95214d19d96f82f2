/** Made at build time by `scripts/face-assets`: the files in `face-assets/` and their SHA-256. */
declare module 'virtual:face-assets' {
  /** What a first look needs: wasm, detector, landmarks. */
  export const faceAssets: readonly { readonly name: string; readonly sha256: string }[];
  /** face-api's descriptor network; loaded behind the first look. */
  export const descriptorAssets: readonly { readonly name: string; readonly sha256: string }[];
  /** The second embedder; needed only where the policy names it. */
  export const embedderAssets: readonly { readonly name: string; readonly sha256: string }[];
  /** Needed only where movements are asked for. */
  export const meshAssets: readonly { readonly name: string; readonly sha256: string }[];
}
