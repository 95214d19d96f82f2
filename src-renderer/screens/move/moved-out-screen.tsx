import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { clockText } from '../../components/clock-text';
import { Note } from '../../components/note';
import { ScreenTitle } from '../../components/screen-title';
import { useText } from '../../i18n/use-text';
import { SittingFrame } from '../sitting/sitting-frame';
import { MoveCodes } from './move-codes';

/** RM-12, the old seat: where to go on, and the codes that carry the attempt there. Nothing is answered here. */
export function MovedOutScreen({ view }: { readonly view: StationViewOf<'moved-out'> }) {
  const words = useText().move;
  return (
    <SittingFrame session={view.session} candidate={view.candidate} stepNow={4} width="wide">
      <ScreenTitle>{words.leftTitle}</ScreenTitle>
      <p className="frame-lead">{words.leftLead(view.toStationId)}</p>
      <p className="numerals">{words.leftFacts(view.answered, clockText(view.remainingMs))}</p>
      {view.lateWrites === 0 ? null : <Note tone="warning">{words.lateWrites(view.lateWrites)}</Note>}
      <MoveCodes key={view.toStationId} />
      <p>{words.leftStaff}</p>
    </SittingFrame>
  );
}
