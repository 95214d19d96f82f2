import {
  type IncidentKind,
  NoticedIncidentKind,
  printedKind,
} from '../../src-shared/domain/incident/incident-kind';
import type {
  ScoreConfirmation,
  SittingOutcome,
} from '../../src-shared/domain/session-close/session-closing';
import { incidentWords } from '../../src-shared/wording/incident-words';

/** The words of the official forms. They are Chinese forms, whatever language the screens are in (decision 0032). */
export const OUTCOMES: Readonly<Record<SittingOutcome, string>> = {
  submitted: '交卷',
  forced: '强制交卷',
  terminated: '中止',
};

export const CONFIRMATIONS: Readonly<Record<ScoreConfirmation, string>> = {
  confirmed: '已确认',
  refused: '不确认',
  'not-asked': '未表示',
};

/** RM-14's word, and for what the station noticed what it was. */
export function kindWords(kind: IncidentKind): string {
  const noticed = NoticedIncidentKind.safeParse(kind);
  const printed = incidentWords.kinds[printedKind(kind)];
  return noticed.success ? `${printed}（${incidentWords.noticed[noticed.data]}）` : printed;
}

/** Enough of a SHA-256 to find a record by. */
export function shortHash(hash: string): string {
  return hash.slice(0, 16);
}
