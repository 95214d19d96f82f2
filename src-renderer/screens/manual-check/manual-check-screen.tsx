import { Button, Form, Popconfirm } from 'antd';
import { assertNever } from '../../../src-shared/basics/assert-never';
import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import type { ManualReason } from '../../../src-shared/domain/attempt/attempt-event';
import { ProblemNote } from '../../components/problem-note';
import { ScreenTitle } from '../../components/screen-title';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import type { Texts } from '../../i18n/zh';
import { step } from '../../station-api';
import { CandidateFacts } from '../sitting/candidate-facts';
import { SittingFrame } from '../sitting/sitting-frame';
import { useRegisteredPhoto } from '../sitting/use-registered-photo';
import { StaffField, StaffSecret, StaffSubmit } from '../staff/staff-form';
import { StaffShell } from '../staff/staff-shell';
import { ReasonFields } from './reason-fields';
import './manual-check-screen.css';

type SignIn = { readonly staffId: string; readonly password: string };
type Entry = {
  readonly reason: ManualReason;
  readonly note: string;
  readonly first: SignIn;
  readonly second: SignIn;
};

/** RM-5, LW-3: two staff, a reason and a note; equal in outcome to the face check. */
export default function ManualCheckScreen({ view }: { readonly view: StationViewOf<'manual-check'> }) {
  const text = useText();
  const checking = useStep();
  const leaving = useStep();
  const photo = useRegisteredPhoto();
  const words = text.staff.manual;
  const isResume = view.because === 'resume';
  const submit = (entry: Entry): void => {
    void checking.run(() =>
      step('check-in:verify-manually', {
        reason: entry.reason,
        note: entry.note.trim(),
        staff: [trimmed(entry.first), trimmed(entry.second)],
      }),
    );
  };
  return (
    <StaffShell>
      <SittingFrame session={view.session} candidate={view.candidate} stepNow={2} width="wide">
        <ScreenTitle>{words.title}</ScreenTitle>
        <p className="frame-lead">
          {becauseOf(words, view.because)}
          <br />
          {words.lead}
        </p>
        <div className="manual-person">
          {photo.kind === 'ready' ? <img src={photo.url} alt={text.face.registered} /> : null}
          <CandidateFacts candidate={view.candidate} documentNumber={view.documentNumber} />
        </div>
        <Form
          layout="vertical"
          requiredMark={false}
          autoComplete="off"
          initialValues={{ reason: view.because === 'refused' ? 'camera-refused' : 'face-not-matched' }}
          onFinish={submit}
        >
          <div className="manual-columns">
            <div>
              <ReasonFields />
            </div>
            <div className="manual-checkers">
              {(['first', 'second'] as const).map((which) => (
                <fieldset key={which}>
                  <legend>{words[which]}</legend>
                  <div className="staff-pair">
                    <StaffField name={[which, 'staffId']} label={text.staff.staffId} maxLength={64} />
                    <StaffSecret name={[which, 'password']} label={text.staff.password} maxLength={200} />
                  </div>
                </fieldset>
              ))}
            </div>
          </div>
          <ProblemNote problem={checking.problem ?? leaving.problem} />
          <div className="frame-actions">
            <StaffSubmit isBusy={checking.isBusy} isBlock={false}>
              {words.submit}
            </StaffSubmit>
            {isResume ? null : (
              <Popconfirm
                title={words.abandonConfirm}
                onConfirm={() => void leaving.run(() => step('check-in:abandon', {}))}
              >
                <Button type="link">{words.abandon}</Button>
              </Popconfirm>
            )}
          </div>
        </Form>
      </SittingFrame>
    </StaffShell>
  );
}

function trimmed(signIn: SignIn): { staffId: string; password: string } {
  return { staffId: signIn.staffId.trim(), password: signIn.password };
}

function becauseOf(
  words: Texts['staff']['manual'],
  because: StationViewOf<'manual-check'>['because'],
): string {
  switch (because) {
    case 'refused':
      return words.becauseRefused;
    case 'photo-unusable':
      return words.becausePhoto;
    case 'tries-used-up':
      return words.becauseTries;
    case 'challenge-failed':
      return words.becauseChallenge;
    case 'resume':
      return words.becauseResume;
    default:
      return assertNever(because);
  }
}
