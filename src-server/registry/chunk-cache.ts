/** Of one process; a room of a hundred stations fetches one package in the same minutes. */
const CAPACITY_BYTES = 64 * 1024 * 1024;

/**
 * Pieces of packages that were read a moment ago. A stored package never changes, so nothing here grows old; the piece
 * that was not asked for the longest makes room.
 */
export class ChunkCache {
  private readonly known = new Map<string, Buffer>();
  private bytes = 0;

  constructor(private readonly capacityBytes = CAPACITY_BYTES) {}

  async read(key: string, load: () => Promise<Buffer>): Promise<Buffer> {
    const found = this.known.get(key) ?? (await load());
    this.keep(key, found);
    return found;
  }

  private keep(key: string, chunk: Buffer): void {
    const known = this.known.get(key);
    if (known !== undefined) {
      // Last in the map's order is last to go.
      this.known.delete(key);
      this.bytes -= known.length;
    }
    this.known.set(key, chunk);
    this.bytes += chunk.length;
    for (const [oldest, old] of this.known) {
      if (this.bytes <= this.capacityBytes) return;
      this.known.delete(oldest);
      this.bytes -= old.length;
    }
  }
}
