import type { Page } from '@playwright/test';
import type { IncidentKind } from '../../src-shared/domain/incident/incident-kind';
import type { Desktop } from './desktop';

/** A program that somebody tries to get out of: the station, or the control. */
export type TestedApp = {
  readonly name: 'hardened' | 'control';
  readonly page: Page;
  readonly pid: number;
  /** X11 id of its window. */
  readonly windowId: string;
  readonly hasExited: () => boolean;
  /** Runs in the main process. */
  readonly inMain: <R>(work: InMain) => Promise<R>;
  /** Tells the program of a display that this machine does not have. */
  readonly announceDisplay: (bounds: Bounds) => Promise<void>;
  /** Incidents noted since the start of the attempt, by kind; always empty for the control. */
  readonly incidents: () => Promise<readonly string[]>;
};

export type Bounds = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** The few questions that an attempt asks of a main process. */
export type InMain = 'windows' | 'devtools-open' | 'zoom' | 'address';

export type Stage = {
  readonly app: TestedApp;
  readonly desktop: Desktop;
  /** A window of another program, behind the exam. */
  readonly foreignId: string;
};

export type AttemptGroup = 'keys' | 'page' | 'outside' | 'process';

/** One way out. It counts only where the control shows that it is one. */
export type Attempt = {
  readonly id: string;
  readonly group: AttemptGroup;
  /** Before the application starts, so that there is nothing to look at afterwards but what the attempt did. */
  readonly act: (stage: Stage) => Promise<void>;
  /** Whether it got somewhere, looked at until it did or `SETTLE_MS` are over. */
  readonly works: (stage: Stage) => Promise<boolean>;
  /** `lasting`: a moment's effect is not counted; it is what is left after the time that counts. */
  readonly counts: 'at-all' | 'lasting';
  /** Which incident tells the proctor of it. */
  readonly told: readonly IncidentKind[];
  /** Why it can't be stopped from inside, and what stops it (docs/lockdown.md). */
  readonly osLayer?: string;
};
