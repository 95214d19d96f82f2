import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import type { LoadStation } from './prepare-load';
import { familySeconds, processorSeconds } from './processor-time';
import { heartbeatsOf, type StationLine, stationLine } from './station-requests';

export const HEARTBEAT_SECONDS = 15;

export type LoadPlan = {
  readonly seconds: number;
  readonly downloads: number;
  readonly urls: readonly string[];
  readonly pids: readonly number[];
  /** The database's main process. */
  readonly databasePid: number;
};

export type KindReport = {
  readonly kind: string;
  readonly sent: number;
  readonly failed: number;
  /** By status of the answer; 0 is no answer at all. */
  readonly failedBy: Readonly<Record<number, number>>;
  readonly medianMs: number;
  readonly p95Ms: number;
};

export type LoadReport = {
  readonly kinds: readonly KindReport[];
  /** Resident memory of all server processes, MB, every five seconds. */
  readonly memoryMb: readonly number[];
  readonly behindMs: number;
  /** Seconds of processor that the whole load took. */
  readonly processor: { readonly servers: number; readonly database: number; readonly client: number };
};

type Task = {
  readonly atMs: number;
  readonly kind: 'heartbeat' | 'result' | 'download';
  readonly who: number;
};

/**
 * Plays the day's peak against running servers. Everything is asked at its planned instant whether or not earlier
 * answers have come, and the time of an answer counts from that instant: a slow server is not spared by a waiting client.
 */
export async function runLoad(stations: readonly LoadStation[], plan: LoadPlan): Promise<LoadReport> {
  const results = stations.filter((one) => one.batch !== undefined).length;
  const tasks = planOf(stations.length, results, plan);
  const bodies = stations.map(heartbeatsOf);
  const lines: (StationLine | undefined)[] = [];
  const lineOf = (who: number): StationLine => {
    const known = lines[who] ?? stationLine(plan.urls[who % plan.urls.length] ?? '');
    lines[who] = known;
    return known;
  };
  const spans = new Map<string, number[]>();
  const spansOf = (kind: string): number[] => {
    const known = spans.get(kind) ?? [];
    spans.set(kind, known);
    return known;
  };
  const failed = new Map<string, number[]>();
  const open = new Set<Promise<void>>();
  let behindMs = 0;
  const memory = watchMemory(plan.pids);
  const before = await processorNow(plan);
  const startedAt = performance.now();

  for (const task of tasks) {
    const early = task.atMs - (performance.now() - startedAt);
    if (early > 2) await wait(early);
    behindMs = Math.max(behindMs, performance.now() - startedAt - task.atMs);
    const done = ask(task).then(({ isGood, status }) => {
      const span = performance.now() - startedAt - task.atMs;
      if (isGood) spansOf(task.kind).push(span);
      else failed.set(task.kind, [...(failed.get(task.kind) ?? []), status]);
    });
    open.add(done);
    void done.finally(() => open.delete(done));
  }
  await Promise.all(open);
  const memoryMb = await memory.stop();
  const after = await processorNow(plan);
  for (const line of lines) line?.close();
  const kinds = (['heartbeat', 'result', 'download'] as const).map((kind): KindReport => {
    const good = spans.get(kind) ?? [];
    const sorted = good.toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor(share * sorted.length)] ?? 0;
    const bad = failed.get(kind) ?? [];
    const failedBy: Record<number, number> = {};
    for (const status of bad) failedBy[status] = (failedBy[status] ?? 0) + 1;
    return {
      kind,
      sent: good.length + bad.length,
      failed: bad.length,
      failedBy,
      medianMs: at(0.5),
      p95Ms: at(0.95),
    };
  });
  const processor = {
    servers: after.servers - before.servers,
    database: after.database - before.database,
    client: after.client - before.client,
  };
  return { kinds, memoryMb, behindMs, processor };

  async function ask({
    kind,
    who,
    atMs,
  }: Task): Promise<{ readonly isGood: boolean; readonly status: number }> {
    const station = stations[who];
    if (station === undefined) throw new Error('no such station');
    const line = lineOf(who);
    switch (kind) {
      case 'heartbeat': {
        const body = bodies[who]?.(Math.round(atMs) + 1);
        const { status } = await line.send('POST', '/sync/v1/heartbeats', body);
        return { isGood: status === 200, status };
      }
      case 'result': {
        const { status } = await line.send('POST', '/sync/v1/records', station.batch);
        return { isGood: status === 200, status };
      }
      default: {
        // A second connection, so that ten megabytes do not stand before the station's own next heartbeat.
        const own = stationLine(plan.urls[who % plan.urls.length] ?? '');
        const answer = await own.send('GET', '/sync/v1/packages/P-load', undefined);
        own.close();
        return { isGood: answer.status === 200 && answer.bytes > 10_000_000, status: answer.status };
      }
    }
  }
}

async function processorNow({ pids, databasePid }: LoadPlan): Promise<LoadReport['processor']> {
  const servers = await Promise.all(pids.map(processorSeconds));
  return {
    servers: servers.reduce((sum, one) => sum + one, 0),
    database: await familySeconds(databasePid),
    client: await processorSeconds(process.pid),
  };
}

/** Beats at each station's own phase; results and downloads spread evenly over the time. */
function planOf(stations: number, results: number, { seconds, downloads }: LoadPlan): readonly Task[] {
  const tasks: Task[] = [];
  const spanMs = seconds * 1000;
  for (let who = 0; who < stations; who++) {
    const phaseMs = ((who * 7919) % 15_000) % spanMs;
    for (let atMs = phaseMs; atMs < spanMs; atMs += HEARTBEAT_SECONDS * 1000)
      tasks.push({ atMs, kind: 'heartbeat', who });
    if (who < results)
      tasks.push({ atMs: ((who * 104_729) % results) * (spanMs / results), kind: 'result', who });
  }
  for (let no = 0; no < downloads; no++)
    tasks.push({ atMs: no * (spanMs / downloads), kind: 'download', who: (no * 31) % stations });
  return tasks.sort((a, b) => a.atMs - b.atMs);
}

function watchMemory(pids: readonly number[]): { readonly stop: () => Promise<readonly number[]> } {
  const samples: number[] = [];
  const look = async () => {
    let total = 0;
    for (const pid of pids) {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
      total += Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
    }
    samples.push(Math.round(total));
  };
  const timer = setInterval(() => void look(), 5000);
  return {
    stop: async () => {
      clearInterval(timer);
      await look();
      return samples;
    },
  };
}
