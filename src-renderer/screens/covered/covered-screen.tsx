import { lazy, Suspense, useState } from 'react';
import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { ActionButton } from '../../components/action-button';
import { BusyLine } from '../../components/busy-line';
import { clockText } from '../../components/clock-text';
import { RaisedHand } from '../../components/raised-hand';
import { ScreenTitle } from '../../components/screen-title';
import { useText } from '../../i18n/use-text';
import { CodeHint } from '../code/code-hint';
import { useNow } from '../exam/use-now';
import '../paused/paused-screen.css';
import { SittingFrame } from '../sitting/sitting-frame';
import './covered-screen.css';

// Brings antd along, so it is fetched when a proctor asks for it and not before.
const UnlockForm = lazy(() => import('./unlock-form'));

export type CoveredProps = { readonly view: StationViewOf<'covered'>; readonly receivedAtMs: number };

/** The paper is covered (features 9): one calm sentence, the time, and the proctor's way to open it. */
export function CoveredScreen({ view, receivedAtMs }: CoveredProps) {
  const text = useText();
  const words = text.lockdown;
  const sinceMs = Math.max(0, useNow(500) - receivedAtMs);
  const [isOpening, setOpening] = useState(false);
  return (
    <SittingFrame session={view.session} candidate={view.candidate} stepNow={4}>
      {isOpening ? null : <RaisedHand />}
      <ScreenTitle>{isOpening ? words.unlock.title : words.title}</ScreenTitle>
      <p className="frame-lead">{isOpening ? words.unlock.lead : words.lead}</p>
      <p>
        {isOpening ? null : words.notBlame} {words.because[view.because]}
      </p>
      <dl className="paused-facts numerals">
        <div>
          <dt>{words.remaining}</dt>
          <dd>{clockText(Math.max(0, view.remainingMs - sinceMs))}</dd>
          <dd>{words.clockRuns}</dd>
        </div>
        <div>
          <dt>{words.coveredFor}</dt>
          <dd>{clockText(view.coveredMs + sinceMs)}</dd>
          <dd>{words.answered(view.answered)}</dd>
        </div>
      </dl>
      {isOpening ? (
        <Suspense fallback={<BusyLine />}>
          <UnlockForm view={view} coveredMs={view.coveredMs + sinceMs} onCancel={() => setOpening(false)} />
        </Suspense>
      ) : (
        <div className="frame-actions covered-staff">
          <ActionButton look="quiet" onClick={() => setOpening(true)}>
            {words.open}
          </ActionButton>
        </div>
      )}
      <CodeHint standstill="covered" />
    </SittingFrame>
  );
}
