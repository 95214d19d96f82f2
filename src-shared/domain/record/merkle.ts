/** SHA-256 of the parts one after another; given in, because this layer has no cryptography of its own. */
export type Sha256 = (...parts: readonly Uint8Array[]) => Uint8Array;

/** One step from a leaf to the root: the neighbour's hash and on which side it stands. */
export type MerkleStep = { readonly side: 'left' | 'right'; readonly hash: Uint8Array };

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/**
 * Merkle tree of RFC 9162: leaves and inner nodes are hashed under different first bytes, so that no inner node can
 * be shown as a leaf, and a list is split at the largest power of two below its length, so that no leaf is doubled.
 */
export function merkleRoot(sha256: Sha256, leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (first === undefined) return sha256();
  if (leaves.length === 1) return sha256(LEAF, first);
  const split = splitOf(leaves.length);
  return sha256(NODE, merkleRoot(sha256, leaves.slice(0, split)), merkleRoot(sha256, leaves.slice(split)));
}

/** The way from leaf `index` to the root, nearest neighbour first; undefined for a leaf that is not there. */
export function merklePath(
  sha256: Sha256,
  leaves: readonly Uint8Array[],
  index: number,
): readonly MerkleStep[] | undefined {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) return undefined;
  if (leaves.length === 1) return [];
  const split = splitOf(leaves.length);
  const isLeft = index < split;
  const [own, other] = isLeft
    ? [leaves.slice(0, split), leaves.slice(split)]
    : [leaves.slice(split), leaves.slice(0, split)];
  const inner = merklePath(sha256, own, isLeft ? index : index - split);
  return inner && [...inner, { side: isLeft ? 'right' : 'left', hash: merkleRoot(sha256, other) }];
}

/** The root that a leaf and its path lead to. */
export function rootOfPath(sha256: Sha256, leaf: Uint8Array, path: readonly MerkleStep[]): Uint8Array {
  return path.reduce(
    (hash, step) => (step.side === 'left' ? sha256(NODE, step.hash, hash) : sha256(NODE, hash, step.hash)),
    sha256(LEAF, leaf),
  );
}

/** The largest power of two below `length`, which is 2 or more. */
function splitOf(length: number): number {
  let split = 1;
  while (split * 2 < length) split *= 2;
  return split;
}
