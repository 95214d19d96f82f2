import { lazy, Suspense, useId, useRef, useState } from 'react';
import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { ActionButton } from '../../components/action-button';
import { ProblemNote } from '../../components/problem-note';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { SittingFrame } from '../sitting/sitting-frame';
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
  const fieldId = useId();

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
        <label htmlFor={fieldId}>{words.field}</label>
        <input
          id={fieldId}
          ref={field}
          className="identify-field numerals"
          // biome-ignore lint/a11y/noAutofocus: the one field of the one thing to do here
          autoFocus
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          inputMode="numeric"
          maxLength={100}
          value={number}
          aria-invalid={identify.problem !== undefined}
          aria-describedby={`${fieldId}-note`}
          onChange={(event) => fill(event.target.value)}
        />
        <p id={`${fieldId}-note`} className="identify-note">
          {words.helper}
        </p>
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
      {view.demoAdmissionNumbers.length === 0 ? null : (
        <section className="identify-demo">
          <h2>{words.demoTitle}</h2>
          <p>{words.demoNote}</p>
          <ul>
            {view.demoAdmissionNumbers.map((entry) => (
              <li key={entry.admissionNo}>
                <button type="button" onClick={() => fill(entry.admissionNo)}>
                  <span className="numerals">{entry.admissionNo}</span> {entry.displayName}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {isOfficeOpen ? (
        <Suspense fallback={null}>
          <OfficeDrawer onClose={() => setOfficeOpen(false)} />
        </Suspense>
      ) : null}
    </SittingFrame>
  );
}
