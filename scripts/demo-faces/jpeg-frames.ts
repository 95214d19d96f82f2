/** Cuts a clip of concatenated JPEG pictures at each start-of-image mark; bytes before the first are dropped. */
export function splitJpegFrames(clip: Uint8Array): readonly Uint8Array[] {
  const starts: number[] = [];
  for (let i = 0; i + 2 < clip.length; i++) {
    if (clip[i] === 0xff && clip[i + 1] === 0xd8 && clip[i + 2] === 0xff) starts.push(i);
  }
  return starts.map((start, n) => clip.subarray(start, starts[n + 1] ?? clip.length));
}
