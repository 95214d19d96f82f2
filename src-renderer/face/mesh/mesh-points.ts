/** A point of the mesh in the frame, in pixels; z in the same unit, towards the back. */
export type MeshPoint = { readonly x: number; readonly y: number; readonly z: number };

/**
 * Numbers of points in the mesh of 468. Left and right are the person's own; in the picture, which is not mirrored,
 * the person's left is on the right.
 */
export const LEFT_EYE = { outer: 263, inner: 362 } as const;
export const RIGHT_EYE = { outer: 33, inner: 133 } as const;
export const LEFT_CHEEK = 454;
export const RIGHT_CHEEK = 234;
export const FOREHEAD = 10;
export const CHIN = 152;
