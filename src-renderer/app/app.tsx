import { Suspense } from 'react';
import type { StationView } from '../../src-shared/contracts/ipc/station-view';
import { ActionButton } from '../components/action-button';
import { PlateFrame } from '../components/plate-frame';
import { ProblemNote } from '../components/problem-note';
import { useText } from '../i18n/use-text';
import { ConsoleHost } from '../screens/console/console-host';
import { StartingScreen } from '../screens/starting/starting-screen';
import type { ApiFailure } from '../station-api';
import { askForView, useView } from '../stores/view-store';
import { ScreenBoundary } from './screen-boundary';
import { ScreenOfView } from './screen-of-view';

export function App() {
  const shown = useView((state) => state.shown);
  const text = useText();
  return (
    <ScreenBoundary text={text.frame}>
      <Suspense fallback={<StartingScreen />}>
        {shown.kind === 'shown' ? <Shown view={shown.view} receivedAtMs={shown.receivedAtMs} /> : null}
        {shown.kind === 'waiting' ? <StartingScreen /> : null}
        {shown.kind === 'failed' ? <NoViewScreen failure={shown.failure} /> : null}
      </Suspense>
    </ScreenBoundary>
  );
}

function Shown({ view, receivedAtMs }: { readonly view: StationView; readonly receivedAtMs: number }) {
  return (
    <>
      <ScreenOfView view={view} receivedAtMs={receivedAtMs} />
      <ConsoleHost view={view} />
    </>
  );
}

function NoViewScreen({ failure }: { readonly failure: ApiFailure }) {
  const text = useText();
  return (
    <PlateFrame>
      <h1>{text.frame.noView}</h1>
      <ProblemNote problem={failure} />
      <div className="frame-actions">
        <ActionButton look="primary" onClick={() => void askForView()}>
          {text.frame.tryAgain}
        </ActionButton>
      </div>
    </PlateFrame>
  );
}
