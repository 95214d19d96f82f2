import type { Result } from '../../src-shared/basics/result';
import type { ElectronSource, SupplyProblem } from './found-electron';
import type { Progress } from './progress';

/** One way of getting an Electron. Adding a way means adding one of these to the list, in order of liking. */
export type ElectronSupplier = {
  readonly source: Exclude<ElectronSource, 'override'>;
  /** Names the cache folder: another version, platform or recipe must have another name. */
  readonly versionId: string;
  readonly version: string;
  /** Fills an empty folder with a runnable distribution. The scratch folder is removed afterwards. */
  supply(request: SupplyRequest): Promise<Result<void, SupplyProblem>>;
};

export type SupplyRequest = {
  readonly distFolder: string;
  readonly scratchFolder: string;
  readonly progress: Progress;
};
