import { useId, useRef, useState } from 'react';
import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { ProblemNote } from '../../components/problem-note';
import { ScreenTitle } from '../../components/screen-title';
import { useStep } from '../../components/use-step';
import { consentPoints } from '../../i18n/consent-text';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { useLanguage } from '../../stores/language-store';
import { AbandonButton } from '../sitting/abandon-button';
import { SittingFrame } from '../sitting/sitting-frame';
import './consent-screen.css';

/** LW-1, LW-2: a separate, never pre-ticked consent, and a refusal that is as easy and costs nothing (LW-3). */
export function ConsentScreen({ view }: { readonly view: StationViewOf<'consent'> }) {
  const text = useText();
  const words = text.checkIn.consent;
  const language = useLanguage((state) => state.language);
  const deciding = useStep();
  const leaving = useStep();
  const [isTicked, setTicked] = useState(false);
  const [isTickMissing, setTickMissing] = useState(false);
  const tick = useRef<HTMLInputElement>(null);
  const tickId = useId();

  const decide = (isGiven: boolean): void => {
    if (isGiven && !isTicked) {
      setTickMissing(true);
      tick.current?.focus();
      return;
    }
    void deciding.run(() => step('check-in:consent', { isGiven, language }));
  };
  const points = consentPoints(words);

  return (
    <SittingFrame session={view.session} candidate={view.candidate} stepNow={1} width="wide">
      <ScreenTitle>{words.title}</ScreenTitle>
      <p className="frame-lead">{words.lead}</p>
      <dl className="consent-points">
        {points.map(([title, sentence]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{sentence}</dd>
          </div>
        ))}
      </dl>
      <div className="consent-decision">
        <label className="consent-tick" htmlFor={tickId}>
          <input
            id={tickId}
            ref={tick}
            type="checkbox"
            checked={isTicked}
            onChange={(event) => {
              setTicked(event.target.checked);
              setTickMissing(false);
            }}
          />
          <span>{words.tick}</span>
        </label>
        {isTickMissing ? <Note tone="warning">{words.tickFirst}</Note> : null}
        <ProblemNote problem={deciding.problem ?? leaving.problem} />
        <div className="consent-choices">
          <ActionButton look="plain" isBusy={deciding.isBusy} onClick={() => decide(true)}>
            {words.agree}
          </ActionButton>
          <ActionButton look="plain" isBusy={deciding.isBusy} onClick={() => decide(false)}>
            {words.decline}
          </ActionButton>
        </div>
      </div>
      <div className="frame-actions consent-foot">
        <AbandonButton leaving={leaving} />
        <span>
          {view.candidate.displayName} · {words.version(view.textVersion)}
        </span>
      </div>
    </SittingFrame>
  );
}
