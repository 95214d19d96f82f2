import type { RecordEnvelope } from '../../src-shared/domain/record/record-envelope';
import { type ModelAnswer, type ModelBatch, ModelCentre, type Tables } from './model-centre';

/** What a schedule asked of the centre's database, in order, and what the model answered. */
export type CentreStep =
  | { readonly kind: 'import'; readonly batch: ModelBatch; readonly answer: ModelAnswer }
  | { readonly kind: 'backup'; readonly tables: Tables }
  | { readonly kind: 'restore'; readonly tables: Tables };

/** The model, with a note of every step: the same steps can then be played on a real database. */
export class RecordingCentre extends ModelCentre {
  readonly steps: CentreStep[] = [];

  override import(batch: ModelBatch, seen: ReturnType<ModelCentre['look']>): ModelAnswer {
    const answer = super.import(batch, seen);
    this.steps.push({ kind: 'import', batch, answer });
    return answer;
  }

  override backup(): Tables {
    const tables = super.backup();
    this.steps.push({ kind: 'backup', tables });
    return tables;
  }

  override restore(tables: Tables): void {
    super.restore(tables);
    this.steps.push({ kind: 'restore', tables });
  }

  /** What it holds in the end, as sorted lines. */
  contents(): { readonly inbox: readonly string[]; readonly quarantine: readonly string[] } {
    const { inbox, quarantine } = super.backup();
    return { inbox: linesOf(inbox), quarantine: linesOf(quarantine) };
  }
}

function linesOf(rows: readonly Pick<RecordEnvelope, 'stationId' | 'epoch' | 'seq' | 'hash'>[]): string[] {
  return [...new Set(rows.map((row) => `${row.stationId}|${row.epoch}|${row.seq}|${row.hash}`))].sort();
}
