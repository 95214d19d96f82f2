import type { CentreProblem } from '../../src-main/sync/centre-client';
import type { SyncEffect, SyncEvent } from '../../src-main/sync/sync-core';
import { err, type Result } from '../../src-shared/basics/result';
import type { BatchReceipt } from '../../src-shared/contracts/sync/records';
import { type Dice, diceOf } from './dice';
import { ModelCentre, type Mutation } from './model-centre';
import { foldOf, ModelStation } from './model-station';
import { type VirtualTime, virtualTime } from './virtual-time';

/** Everything that can go wrong in a schedule; a failing one is tried without each in turn, until all left are needed. */
export const FAULTS = [
  'request-dropped',
  'reply-dropped',
  'duplicate',
  'late',
  'rubbish-answer',
  'busy',
  'too-large',
  'instance-killed',
  'restored',
  'station-killed',
  'disk-full',
  'answer-lost',
  'timer-lost',
  'wall-jump',
  'long-offline',
  'cloned-disk',
] as const;
export type Fault = (typeof FAULTS)[number];

export type Schedule = {
  readonly seed: string;
  readonly faults: ReadonlySet<Fault>;
  readonly mutation: Mutation;
};

const TIME_OUT_MS = 15_000;
const STORM_MS = 20 * 60_000;
const DAY_MS = 24 * 3_600_000;
/** After the last fault: the watchdog's patience, the longest wait and some batches. */
const HEALED_WITHIN_MS = 40 * 60_000;

/** Plays one schedule to its end; answers which invariants were broken, none if all held. */
export function simulate(
  schedule: Schedule,
  centre: ModelCentre = new ModelCentre(schedule.mutation),
): readonly string[] {
  return new World(schedule, centre).run();
}

class World {
  private readonly dice: Dice;
  private readonly time: VirtualTime = virtualTime();
  private readonly stations: ModelStation[] = [];
  private isStorm = true;
  private readonly downUntilMs = [0, 0];
  private readonly broken: string[] = [];

  constructor(
    private readonly schedule: Schedule,
    private readonly centre: ModelCentre,
  ) {
    this.dice = diceOf(schedule.seed);
  }

  run(): readonly string[] {
    const { dice, time } = this;
    const count = dice.between(1, 3);
    for (let no = 1; no <= count; no++) this.addStation(new ModelStation(no, time, dice.unit));
    const stormMs = this.strikes('long-offline', 0.0005) ? 30 * DAY_MS : STORM_MS;
    this.planFaults();
    time.runUntil(stormMs);
    this.isStorm = false;
    time.runUntil(stormMs + HEALED_WITHIN_MS);
    this.checkStations();
    return [...this.broken, ...this.centre.check()];
  }

  private has(fault: Fault): boolean {
    return this.schedule.faults.has(fault);
  }

  /** Whether this fault strikes now; none does once the storm is over. Left out, it still uses up its luck. */
  private strikes(fault: Fault, share: number): boolean {
    const isDrawn = this.dice.chance(share);
    return isDrawn && this.isStorm && this.has(fault);
  }

  private addStation(station: ModelStation, flavour = ''): void {
    this.stations.push(station);
    this.perform(station, station.start().effects);
    const exams = this.dice.between(1, 12);
    for (let n = 0; n < exams; n++) {
      this.time.after(this.dice.between(0, STORM_MS), () => {
        for (let many = this.dice.chance(0.1) ? 20 : 1; many > 0; many--) station.queueRecord(flavour);
        this.tell(station, { kind: 'woken' });
      });
    }
    const every = (ms: number, run: () => void): void => {
      this.time.after(ms, () => {
        run();
        every(ms, run);
      });
    };
    every(300_000, () => this.tell(station, { kind: 'watch' }));
    every(60_000, () => {
      if (this.strikes('request-dropped', 0.5)) return;
      this.tell(station, { kind: 'marks-heard', marks: this.centre.marksOf(station.stationId) });
    });
  }

  private planFaults(): void {
    const at = (fault: Fault, share: number, run: () => void): void => {
      if (this.strikes(fault, share)) this.time.after(this.dice.between(1, STORM_MS), run);
    };
    for (const station of this.stations.slice()) {
      for (let n = 0; n < 2; n++) {
        at('station-killed', 0.4, () => this.perform(station, station.crash()));
        at('wall-jump', 0.3, () => {
          station.wallOffsetMs += this.dice.pick([-10 * 365, -1, 1, 400]) * DAY_MS;
        });
      }
      at('timer-lost', 0.2, () => station.cancelTimer());
      at('cloned-disk', 0.1, () => this.clone(station));
    }
    for (const instance of [0, 1]) {
      at('instance-killed', 0.5, () => {
        this.downUntilMs[instance] = this.time.nowMs() + this.dice.between(1_000, 300_000);
      });
    }
    at('restored', 0.4, () => {
      const backup = this.centre.backup();
      this.time.after(this.dice.between(1, STORM_MS), () => this.centre.restore(backup));
    });
  }

  /** A disk copied to a second machine by somebody who outwitted the check for it: same keys, same epoch, other exams. */
  private clone(of: ModelStation): void {
    const copy = new ModelStation(
      Number(of.stationId.slice(3)),
      this.time,
      this.dice.unit,
      `${of.name}-clone`,
    );
    copy.take(of.journal);
    this.addStation(copy, 'clone');
  }

  private tell(station: ModelStation, event: SyncEvent): void {
    this.perform(station, station.tell(event));
  }

  private perform(station: ModelStation, effects: readonly SyncEffect[]): void {
    for (const effect of effects) this.performOne(station, effect);
  }

  private performOne(station: ModelStation, effect: SyncEffect): void {
    switch (effect.kind) {
      case 'set-timer':
        station.cancelTimer();
        station.cancelTimer = this.time.after(effect.ms, () => this.tell(station, { kind: 'timer' }));
        return;
      case 'refill':
        station.outbox.refill(effect.epoch, effect.records);
        return;
      case 'read-journal': {
        const { flightNo, epoch, afterSeq } = effect;
        const records = station.journal.flatMap((entry) =>
          entry.kind === 'record' && entry.envelope.epoch === epoch && entry.envelope.seq > afterSeq
            ? [{ envelope: entry.envelope, queuedAtMs: 0 }]
            : [],
        );
        this.later(station, 5, { kind: 'journal-read', flightNo, epoch, records });
        return;
      }
      case 'write': {
        const { flightNo, entries } = effect;
        const isFull = this.strikes('disk-full', 0.2);
        const { life } = station;
        this.time.after(this.dice.between(0, 20), () => {
          if (station.life !== life) return;
          if (!isFull) station.take(entries);
          this.tell(station, { kind: 'written', flightNo, isWritten: !isFull });
        });
        return;
      }
      case 'send':
        this.send(station, effect);
        return;
      case 'report':
        return;
    }
  }

  /** Tells unless the station's program has died since. */
  private later(station: ModelStation, ms: number, event: SyncEvent): void {
    const { life } = station;
    this.time.after(ms, () => {
      if (station.life === life) this.tell(station, event);
    });
  }

  private send(station: ModelStation, effect: Extract<SyncEffect, { kind: 'send' }>): void {
    const { flightNo, batch } = effect;
    const { dice } = this;
    const whole = { stationId: station.stationId, epoch: batch.epoch, records: batch.records };
    const isAnswerLost = this.strikes('answer-lost', 0.02);
    let isHeard = false;
    // A real client hears one answer: the first, or its own time-out. An echo comes through now and then all the same.
    const hear = (answer: Result<BatchReceipt, CentreProblem>, ms: number): void => {
      this.time.after(ms, () => {
        if (isAnswerLost || (isHeard && !dice.chance(0.3))) return;
        isHeard = true;
        this.later(station, 0, { kind: 'answered', flightNo, answer });
      });
    };
    hear(err({ kind: 'unreachable', isTimeout: true }), TIME_OUT_MS);
    const instead = this.answerInstead(whole.records.length);
    if (instead !== undefined) {
      hear(err(instead), 50);
      return;
    }
    const copies = this.strikes('duplicate', 0.1) ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) {
      if (this.strikes('request-dropped', 0.15)) continue;
      const ms = this.strikes('late', 0.15) ? dice.between(1_000, 120_000) : dice.between(1, 200);
      this.time.after(ms, () => this.arrive(whole, hear));
    }
  }

  /** What somebody other than a willing centre answers, at once. */
  private answerInstead(records: number): CentreProblem | undefined {
    const { dice } = this;
    if (this.strikes('rubbish-answer', 0.05))
      return { kind: 'not-understood', status: dice.pick([200, 500]) };
    if (this.strikes('busy', 0.05)) {
      const retryAfterSeconds = dice.pick([0, 1, 30, 1_000_000]);
      return { kind: 'refused', refusal: { refusal: 'try-later', retryAfterSeconds } };
    }
    if (this.strikes('too-large', 0.3) && records > 3)
      return { kind: 'refused', refusal: { refusal: 'too-large', maxBytes: 1 } };
    return undefined;
  }

  /** One of two server processes takes the batch: looks, writes, answers, and may die in between. */
  private arrive(
    whole: Parameters<ModelCentre['import']>[0],
    hear: (answer: Result<BatchReceipt, CentreProblem>, ms: number) => void,
  ): void {
    const { dice, time, centre } = this;
    const instance = dice.between(0, 1);
    const isDown = () => time.nowMs() < (this.downUntilMs[instance] ?? 0) && this.isStorm;
    if (isDown()) {
      hear(err({ kind: 'unreachable' }), 5);
      return;
    }
    const seen = centre.look(whole);
    const { incarnation } = centre;
    time.after(this.strikes('late', 0.3) ? dice.between(10, 40_000) : dice.between(1, 30), () => {
      // Killed, or its database was replaced, between looking and commit.
      if (isDown() || centre.incarnation !== incarnation || this.strikes('instance-killed', 0.03)) return;
      const stored = centre.import(whole, seen);
      // Killed between commit and reply, or the reply fell by the way.
      if (this.strikes('instance-killed', 0.03) || this.strikes('reply-dropped', 0.15)) return;
      const ms = this.strikes('late', 0.1) ? dice.between(1_000, 60_000) : dice.between(1, 200);
      hear(centre.answer(whole, stored, time.nowMs()), ms);
    });
  }

  private checkStations(): void {
    const forked = new Set(
      this.stations.filter((one) => one.name.endsWith('-clone')).map((one) => one.stationId),
    );
    for (const station of this.stations) {
      const { name, outbox } = station;
      const isForked = forked.has(station.stationId);
      // Of two histories under one name a restored centre takes the first that comes; the other machine asks for a person.
      if (isForked && this.centre.incarnation > 0 && outbox.state().isBlocked) continue;
      for (const record of station.records().slice(0, station.acknowledgedThrough())) {
        if (!this.centre.holds(record))
          this.broken.push(`${name}: acknowledged ${record.seq} is not at the centre`);
      }
      const shown = outbox.state().pendingCount;
      const told = foldOf(station.journal).state().pendingCount;
      if (shown < told) this.broken.push(`${name}: shows ${shown} waiting, its journal ${told}`);
      if (isForked) continue;
      if (outbox.state().isBlocked) this.broken.push(`${name}: waits for a person without a reason`);
      else if (shown > 0) this.broken.push(`${name}: ${shown} still wait long after the last fault`);
    }
  }
}

/** The faults that a failing schedule needs: each is left out once, and stays out when the failure stays. */
export function shrink(schedule: Schedule): Schedule {
  let least = schedule;
  for (const fault of FAULTS) {
    const without = { ...least, faults: new Set([...least.faults].filter((one) => one !== fault)) };
    if (simulate(without).length > 0) least = without;
  }
  return least;
}
