import type { StationView } from '../../../src-shared/contracts/ipc/station-view';
import type { SectionProps } from '../console/sections';
import { LeaveForm } from './leave-form';
import { LeftActions } from './left-actions';
import { TakeIn } from './take-in';
import './move.css';

/** RM-12 at the console: out of here, into here, or what to do with what has left. */
export function MoveSection({ view }: SectionProps) {
  return (
    <div className="move-section">
      {view.kind === 'exam' || view.kind === 'suspended' ? <LeaveForm /> : null}
      {view.kind === 'moved-out' ? <LeftActions lateWrites={view.lateWrites} /> : null}
      {/* During an exam the camera is the candidate's. */}
      <TakeIn hasCamera={view.kind === 'check-in' || view.kind === 'moved-out'} />
    </div>
  );
}

export function isMoveShown(view: StationView): boolean {
  return 'session' in view && view.kind !== 'scoring' && view.kind !== 'result';
}
