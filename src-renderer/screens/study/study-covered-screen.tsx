import { lazy, Suspense, useState } from 'react';
import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { ActionButton } from '../../components/action-button';
import { BusyLine } from '../../components/busy-line';
import { clockText } from '../../components/clock-text';
import { RaisedHand } from '../../components/raised-hand';
import { ScreenTitle } from '../../components/screen-title';
import { useText } from '../../i18n/use-text';
import '../covered/covered-screen.css';
import { useNow } from '../exam/use-now';
import { StudyFrame } from './study-frame';

// Brings antd along, so it is fetched when staff ask for it and not before.
const StudyUnlockForm = lazy(() => import('./study-unlock-form'));

type Props = { readonly view: StationViewOf<'study-covered'>; readonly receivedAtMs: number };

/** Somebody's page of the class is covered (features 9): one calm sentence, and the way for staff to open it. */
export function StudyCoveredScreen({ view, receivedAtMs }: Props) {
  const words = useText().lockdown;
  const sinceMs = Math.max(0, useNow(500) - receivedAtMs);
  const [isOpening, setOpening] = useState(false);
  return (
    <StudyFrame session={view.session} course={view.course} width="normal">
      {isOpening ? null : <RaisedHand />}
      <ScreenTitle>{isOpening ? words.unlock.title : words.study.title}</ScreenTitle>
      <p className="frame-lead">{isOpening ? words.study.staffLead : words.study.lead}</p>
      <p>
        {isOpening ? null : words.notBlame} {words.because[view.because]}
      </p>
      <p className="numerals">
        {words.coveredFor} {clockText(view.coveredMs + sinceMs)}
      </p>
      {isOpening ? (
        <Suspense fallback={<BusyLine />}>
          <StudyUnlockForm onCancel={() => setOpening(false)} />
        </Suspense>
      ) : (
        <div className="frame-actions covered-staff">
          <ActionButton look="quiet" onClick={() => setOpening(true)}>
            {words.open}
          </ActionButton>
        </div>
      )}
    </StudyFrame>
  );
}
