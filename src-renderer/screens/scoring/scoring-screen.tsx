import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { BusyLine } from '../../components/busy-line';
import { ScreenTitle } from '../../components/screen-title';
import { useText } from '../../i18n/use-text';
import { SittingFrame } from '../sitting/sitting-frame';

/** Answers are closed; nothing to do but wait, normally for less than a second (TS-7). */
export function ScoringScreen({ view }: { readonly view: StationViewOf<'scoring'> }) {
  const text = useText();
  return (
    <SittingFrame session={view.session} candidate={view.candidate} stepNow={5}>
      <ScreenTitle>{text.result.scoring}</ScreenTitle>
      <BusyLine />
      <p role="status">{text.result.scoringNote}</p>
    </SittingFrame>
  );
}
