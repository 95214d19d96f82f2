import { useRef, useState } from 'react';
import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import type { ClassMember } from '../../../src-shared/contracts/ipc/study-view';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { ProblemNote } from '../../components/problem-note';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { DemoNumbers, NumberField } from '../check-in/number-field';
import { StudyFrame } from './study-frame';
import './study.css';

/** The class while nobody is at the station: sign in, sign out, the roll call (CE-10). */
export function StudyHomeScreen({ view }: { readonly view: StationViewOf<'study-home'> }) {
  const text = useText();
  const words = text.study.home;
  const doing = useStep();
  const [number, setNumber] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const called = view.people.filter((one) => one.stage === 'asked').map((one) => one.displayName);

  const fill = (typed: string): void => {
    setNumber(typed);
    doing.clear();
    field.current?.focus();
  };
  const send = async (errand: 'sign-in' | 'sign-out'): Promise<void> => {
    if (doing.isBusy) return;
    const isKnown = await doing.run(() => step('study:identify', { number, errand }));
    if (!isKnown) field.current?.select();
  };

  return (
    <StudyFrame session={view.session} course={view.course}>
      <h1>{view.course.title}</h1>
      <p className="frame-lead">{words.lead[view.course.mode]}</p>
      {view.isPaused ? <Note tone="warning">{words.paused}</Note> : null}
      {called.length === 0 ? null : (
        <Note tone="warning">{words.call(called.join(text.frame.listComma))}</Note>
      )}
      <div className="study-home">
        <form
          className="identify-form"
          autoComplete="off"
          onSubmit={(event) => {
            event.preventDefault();
            void send('sign-in');
          }}
        >
          <NumberField
            label={words.field}
            helper={words.helper}
            number={number}
            isRefused={doing.problem !== undefined}
            field={field}
            onFill={fill}
          />
          <ProblemNote problem={doing.problem} />
          <div className="study-buttons">
            <ActionButton look="primary" isBusy={doing.isBusy} onClick={() => void send('sign-in')}>
              {words.signIn}
            </ActionButton>
            <ActionButton look="plain" onClick={() => void send('sign-out')}>
              {words.signOut}
            </ActionButton>
          </div>
        </form>
        <Members people={view.people} run={doing.run} />
      </div>
      <DemoNumbers
        title={text.checkIn.identify.demoTitle}
        numbers={view.demoAdmissionNumbers}
        onFill={fill}
      />
    </StudyFrame>
  );
}

type MembersProps = {
  readonly people: readonly ClassMember[];
  readonly run: ReturnType<typeof useStep>['run'];
};

/** Who is signed in; a press on a name brings that person's own page, after a look. */
function Members({ people, run }: MembersProps) {
  const words = useText().study.home;
  return (
    <section className="study-members" aria-label={words.people(people.length)}>
      <h2>{words.people(people.length)}</h2>
      {people.length === 0 ? <p>{words.nobody}</p> : null}
      <ul>
        {people.map((one) => (
          <li key={one.sittingId}>
            <button
              type="button"
              className={`study-member study-member-${one.stage}`}
              aria-label={words.show(one.displayName)}
              onClick={() =>
                void run(() => step('study:errand', { sittingId: one.sittingId, errand: 'show-up' }))
              }
            >
              <strong>{one.displayName}</strong>
              <span className="numerals">{words.minutes(one.minutes)}</span>
              <span className="study-stage">{words.stages[one.stage]}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
