import { lazy, Suspense, useRef, useState } from 'react';
import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { ActionButton } from '../../components/action-button';
import { ProblemNote } from '../../components/problem-note';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { SittingFrame } from '../sitting/sitting-frame';
import { DemoNumbers, NumberField } from './number-field';
import './check-in-screen.css';

const OfficeDrawer = lazy(() => import('../office/office-drawer'));

/** Identity at the seat: a document or an admission number, no password (ID-24). */
export function CheckInScreen({ view }: { readonly view: StationViewOf<'check-in'> }) {
  const text = useText();
  const words = text.checkIn.identify;
  const identify = useStep();
  const [number, setNumber] = useState('');
  const [isOfficeOpen, setOfficeOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  const fill = (text: string): void => {
    setNumber(text);
    identify.clear();
    field.current?.focus();
  };
  const submit = async (): Promise<void> => {
    if (identify.isBusy) return;
    const isKnown = await identify.run(() => step('check-in:identify', { number }));
    if (!isKnown) field.current?.select();
  };

  return (
    <SittingFrame
      session={view.session}
      stepNow={0}
      corner={
        <ActionButton look="quiet" onClick={() => setOfficeOpen(true)}>
          {text.office.open}
        </ActionButton>
      }
    >
      <h1>{words.title}</h1>
      <p className="frame-lead">{words.lead}</p>
      <form
        className="identify-form"
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <NumberField
          label={words.field}
          helper={words.helper}
          number={number}
          isRefused={identify.problem !== undefined}
          field={field}
          onFill={fill}
        />
        <ProblemNote problem={identify.problem} />
        <ActionButton look="primary" isBusy={identify.isBusy} onClick={() => void submit()}>
          {words.submit}
        </ActionButton>
      </form>
      {view.photoChecks === undefined ? null : (
        <p className="identify-photos" role="status">
          {text.photos.progress(view.photoChecks)}
        </p>
      )}
      <DemoNumbers
        title={words.demoTitle}
        note={words.demoNote}
        numbers={view.demoAdmissionNumbers}
        onFill={fill}
      />
      {isOfficeOpen ? (
        <Suspense fallback={null}>
          <OfficeDrawer onClose={() => setOfficeOpen(false)} />
        </Suspense>
      ) : null}
    </SittingFrame>
  );
}
