import type { Desk } from './desk';
import { noteIncident } from './note-incident';

/** What was found wrong with the journal becomes an incident of the first session that is opened after it (RM-14). */
export async function noteJournalDamage(desk: Desk): Promise<void> {
  const { journalNotice } = desk.memory;
  if (journalNotice === undefined) return;
  const noted = await noteIncident(desk, {
    kind: 'journal-damage',
    text: '',
    by: [],
    evidence: [],
    facts: { found: journalNotice.kinds.join(' '), lost: journalNotice.lostCount },
  });
  if (noted.ok) desk.memory.journalNotice = undefined;
}
