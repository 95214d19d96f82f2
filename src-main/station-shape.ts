import type { Epoch } from '../src-shared/basics/ids';
import type { Result } from '../src-shared/basics/result';
import type { IpcResponse } from '../src-shared/contracts/ipc/channels';
import type { ConsoleView } from '../src-shared/contracts/ipc/console-view';
import type { IpcEventPayload } from '../src-shared/contracts/ipc/events';
import type {
  FetchKeyProblem,
  FetchPackageProblem,
  ProvisionProblem,
} from '../src-shared/contracts/ipc/problems';
import type { ReadModelBatch } from '../src-shared/contracts/ipc/read-model-batch';
import type { StationView } from '../src-shared/contracts/ipc/station-view';
import type { SyncStrip } from '../src-shared/contracts/ipc/sync-strip';
import type { LockdownSignal } from '../src-shared/domain/lockdown/lockdown-signal';
import type { ProgramReport } from '../src-shared/domain/release/program-verdict';
import type { Desk, DeskPorts } from './exam/desk';
import type { HandIn } from './hand-in/hand-in';
import type { JournalDisk } from './journal/journal-disk';
import type { PapersDesk } from './papers/papers-desk';
import type { Clock } from './platform/clock';
import type { DiskReserve } from './platform/disk-reserve';
import type { Equipment } from './platform/equipment';
import type { Log } from './platform/log';
import type { PaperPress } from './platform/paper-press';
import type { BeforeExam } from './station-before-exam';
import type { StationMoves } from './station-moves';
import type { StationUpdates } from './update/station-updates';

/** What a station is built of. */
export type StationInput = {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly dice: () => number;
  readonly suggestedServerUrl: string;
  /** See `DeskPorts`. */
  readonly challengeOrder?: DeskPorts['challengeOrder'];
  /** A file that a person chooses, of this kind. */
  readonly chooseFile: (extension?: string) => Promise<string | undefined>;
  /** Text of this machine; another one only in tests. */
  readonly machine?: string;
  /** Where a file should be written, chosen by a person. */
  readonly chooseSavePath: (name: string) => Promise<string | undefined>;
  /** A seat move that came on a stick, chosen by a person. */
  readonly chooseMoveFile: () => Promise<string | undefined>;
  readonly equipment: Equipment;
  readonly press: PaperPress;
  /** The look at the program's own files; a checkout has none to look at. */
  readonly program?: Promise<ProgramReport>;
  /** Where updates are laid ready; another folder only in tests. */
  readonly updatesFolder?: string;
  /** The folder of the version that runs. */
  readonly programFolder?: string;
  /**
   * Lets a start go on from where an earlier one had come to. `tag` tells this program from every other build; without it
   * every start reads the journal whole. `worthRecords`: so many records read make a new checkpoint.
   */
  readonly checkpoint?: { readonly tag: string; readonly worthRecords?: number };
  /** The journal's disk; another one only in tests. */
  readonly disk?: JournalDisk;
  /** The space set aside for answers; another one only in tests. */
  readonly reserve?: DiskReserve;
  /** Bytes free where the folder lies; another measure only in tests. */
  readonly freeBytes?: (folder: string) => Promise<number>;
  readonly push: {
    readonly view: (view: StationView) => void;
    readonly console: (view: ConsoleView) => void;
    readonly clock: (clock: IpcEventPayload<'clock'>) => void;
    readonly strip: (strip: SyncStrip) => void;
    readonly presence: (question: IpcEventPayload<'presence'>) => void;
    readonly pictureWanted: (ticket: IpcEventPayload<'picture-wanted'>) => void;
    readonly readModel: (batch: ReadModelBatch) => void;
    /** Whether the machine is to be held now; said with every change of the view. */
    readonly lockdown: (isOn: boolean) => void;
  };
};

/** What a station does, for the doors, the window and the system. */
export type Station = BeforeExam & {
  readonly moves: StationMoves;
  readonly desk: Desk;
  readonly provision: (
    serverUrl: string,
    code: string,
  ) => Promise<Result<Record<string, never>, ProvisionProblem>>;
  readonly fetchPackage: () => Promise<Result<Record<string, never>, FetchPackageProblem>>;
  readonly fetchKey: () => Promise<Result<Record<string, never>, FetchKeyProblem>>;
  readonly importPackage: () => Promise<Result<Record<string, never>, FetchPackageProblem>>;
  readonly handIn: HandIn;
  readonly papers: PapersDesk;
  readonly programVersion: string;
  readonly updates: StationUpdates;
  readonly strip: () => SyncStrip;
  readonly syncNow: () => Promise<void>;
  readonly pullReadModel: (
    epoch: Epoch | undefined,
    afterSeq: number,
  ) => Promise<IpcResponse<'read-model:pull'>>;
  /** What the window and the system noticed while the station is locked down. */
  readonly noticed: (signal: LockdownSignal) => Promise<void>;
  /** Native dialogs of files open for staff only once the station is locked down. */
  readonly mayChooseFiles: () => boolean;
  /** About once a second: the clock's beat, the deadline, the strip. */
  readonly beat: () => Promise<void>;
  /** Deletes what is due (LW-1); `beat` calls it by itself every few minutes. */
  readonly runRetention: () => Promise<void>;
  readonly saveReports: () => Promise<IpcResponse<'retention:save'>>;
  /** Resolves when a checkpoint that this start makes has been written, or could not be. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
};
