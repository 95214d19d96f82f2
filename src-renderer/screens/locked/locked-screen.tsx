import { useEffect } from 'react';
import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { Note } from '../../components/note';
import { PlateFrame } from '../../components/plate-frame';
import { ScreenTitle } from '../../components/screen-title';
import { useText } from '../../i18n/use-text';
import { HandInEntry } from '../hand-in/hand-in-entry';
import { ProgramConcernNote } from '../program/program-concern-note';
import { ProgramEntry } from '../program/program-entry';
import { ReadinessEntry } from '../readiness/readiness-entry';
import { StaffShell } from '../staff/staff-shell';
import { JournalNoticeBox } from './journal-notice-box';
import { OpenForm } from './open-form';

export default function LockedScreen({ view }: { readonly view: StationViewOf<'locked'> }) {
  const text = useText();
  const words = text.staff.locked;
  const hasInterrupted = view.interrupted !== undefined;
  useEffect(() => {
    // It comes next, and a candidate is waiting for it.
    if (hasInterrupted) void import('../suspended/suspended-screen');
  }, [hasInterrupted]);
  return (
    <StaffShell>
      <PlateFrame
        isDemonstration={view.package.isDemonstration}
        aside={<p>{text.staff.staffOnly}</p>}
        titleRows={[
          { label: words.packageTitle, value: view.package.title },
          { label: text.frame.date, value: view.package.date },
        ]}
      >
        <ScreenTitle>{words.title}</ScreenTitle>
        <p className="frame-lead">{words.lead}</p>
        <ProgramConcernNote concern={view.programConcern} />
        {view.interrupted === undefined ? null : (
          <Note tone="warning" title={words.interruptedTitle}>
            {words.interrupted(view.interrupted.seat, view.interrupted.answered)}
          </Note>
        )}
        {view.journalNotice === undefined ? null : <JournalNoticeBox notice={view.journalNotice} />}
        <OpenForm />
        <ReadinessEntry readiness={view.readiness} />
        <div className="frame-actions">
          <HandInEntry />
          <ProgramEntry />
        </div>
      </PlateFrame>
    </StaffShell>
  );
}
