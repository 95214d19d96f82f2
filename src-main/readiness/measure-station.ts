import { type Instant, shanghaiDate } from '../../src-shared/basics/instant';
import type { StationMeasurement } from '../../src-shared/domain/readiness/machine-measurement';
import { scoringDifferences } from '../../src-shared/domain/scoring/golden-vectors';
import type { StationMemory } from '../exam/station-memory';
import { type Equipment, rankOf } from '../platform/equipment';
import type { ScratchFile } from '../platform/scratch-file';
import type { CentreClient } from '../sync/centre-client';
import type { PackageShelf } from '../vault/package-shelf';

const MIB = 1024 * 1024;
const DAY_MS = 86_400_000;
/** Enough writes for a 95th percentile, few enough for a slow disk. */
const WRITES = 60;
const WRITE_BYTES = 512;

export type MeasurePorts = {
  readonly equipment: Equipment;
  readonly memory: StationMemory;
  readonly now: () => Instant;
  readonly startedAt: Instant;
  readonly freeBytes: () => Promise<number>;
  readonly openScratch: (name: string) => Promise<ScratchFile>;
  readonly road: { readonly client: CentreClient; readonly shelf: PackageShelf } | undefined;
};

/** Measures everything the main process can see of its equipment. Changes nothing and may be repeated at any time. */
export async function measureStation(ports: MeasurePorts): Promise<StationMeasurement> {
  const { equipment, memory } = ports;
  const [found, disk, freeBytes, printers, centreClock] = await Promise.all([
    lookAtPackage(ports),
    measureDisk(ports),
    ports.freeBytes(),
    equipment.printers().catch(() => []),
    compareClock(ports),
  ]);
  const scoring = memory.session?.opened.content.scoring;
  const { freeMib, totalMib } = equipment.memory();
  const now = ports.now();
  return {
    isRegistered: memory.identity !== undefined,
    centreKeyId: memory.identity?.centre.keyId,
    package: found,
    scoring: scoring && {
      vectors: scoring.vectors.length,
      differences: scoringDifferences(scoring).length,
    },
    disk,
    freeDiskMib: Math.floor(freeBytes / MIB),
    freeMemoryMib: freeMib,
    centreClock,
    wallJumpMs: wallJump(ports.startedAt, now),
    timeZone: equipment.timeZone,
    isKiosk: equipment.isKiosk,
    launchWeaknesses: equipment.launchWeaknesses,
    osReport: equipment.osReport(),
    inventory: {
      displays: equipment.displays().slice(0, 16),
      printers: printers.slice(0, 50),
      memoryMib: totalMib,
      processor: equipment.processor,
      system: equipment.system,
    },
    rehearsal: memory.readiness.rehearsal && {
      ageDays: Math.max(0, Math.floor((now.wallMs - memory.readiness.rehearsal.at.wallMs) / DAY_MS)),
      saves: memory.readiness.rehearsal.saves,
      medianMicros: memory.readiness.rehearsal.medianMicros,
      p95Micros: memory.readiness.rehearsal.p95Micros,
    },
  };
}

async function lookAtPackage({ memory, road, now }: MeasurePorts): Promise<StationMeasurement['package']> {
  const look = await road?.shelf.find(shanghaiDate(now().wallMs));
  const manifest = look?.found?.manifest ?? memory.session?.opened.manifest;
  if (manifest !== undefined)
    return { kind: 'verified', packageId: manifest.packageId, date: manifest.sessionDate };
  return look?.problem === undefined ? { kind: 'none' } : { kind: 'bad', problem: look.problem.kind };
}

/** The road of a save without its meaning: a small write, and the disk's word that it is there. */
async function measureDisk({ openScratch }: MeasurePorts): Promise<StationMeasurement['disk']> {
  try {
    const scratch = await openScratch('disk-speed');
    const micros: number[] = [];
    const bytes = new Uint8Array(WRITE_BYTES).fill(0x5a);
    try {
      for (let i = 0; i < WRITES; i += 1) micros.push(await scratch.append(bytes));
    } finally {
      await scratch.remove();
    }
    return {
      kind: 'written',
      writes: WRITES,
      medianMicros: rankOf(micros, 0.5),
      p95Micros: rankOf(micros, 0.95),
    };
  } catch (error) {
    return {
      kind: 'refuses',
      code: error instanceof Error && 'code' in error ? String(error.code) : 'unknown',
    };
  }
}

/** The centre answers a list with its own time; half the round trip bounds the error of the comparison. */
async function compareClock({ memory, road, now }: MeasurePorts): Promise<StationMeasurement['centreClock']> {
  if (road === undefined || memory.identity === undefined) return { kind: 'unreachable' };
  const before = now();
  const listing = await road.client.listPackages(memory.identity.stationId);
  const after = now();
  if (!listing.ok) {
    return listing.error.kind === 'unreachable' ? { kind: 'unreachable' } : { kind: 'not-the-centre' };
  }
  const roundTripMs = Math.max(0, after.monoMs - before.monoMs);
  const middleMs = before.wallMs + Math.round(roundTripMs / 2);
  return { kind: 'compared', offsetMs: middleMs - listing.value.serverTimeMs, roundTripMs };
}

/** RM-17: by how much more the wall clock moved than the monotonic counter; somebody set it. */
function wallJump(from: Instant, to: Instant): number {
  return from.bootId === to.bootId ? to.wallMs - from.wallMs - (to.monoMs - from.monoMs) : 0;
}
