import { Button, Form, Input, Popconfirm, Radio } from 'antd';
import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { ManualReason } from '../../../src-shared/domain/attempt/attempt-event';
import { ProblemNote } from '../../components/problem-note';
import { ScreenTitle } from '../../components/screen-title';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { CandidateFacts } from '../sitting/candidate-facts';
import { SittingFrame } from '../sitting/sitting-frame';
import { useRegisteredPhoto } from '../sitting/use-registered-photo';
import { StaffField, StaffSecret, StaffSubmit } from '../staff/staff-form';
import { StaffShell } from '../staff/staff-shell';
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
          {view.because === 'refused' ? words.becauseRefused : words.becauseTries} {words.lead}
        </p>
        <div className="manual-person">
          {photo.kind === 'ready' ? <img src={photo.url} alt={text.face.registered} /> : null}
          <CandidateFacts candidate={view.candidate} />
        </div>
        <Form
          layout="vertical"
          requiredMark={false}
          autoComplete="off"
          initialValues={{ reason: view.because === 'refused' ? 'camera-refused' : 'face-not-matched' }}
          onFinish={submit}
        >
          <Form.Item name="reason" label={words.reason}>
            <Radio.Group
              options={ManualReason.options.map((reason) => ({
                value: reason,
                label: words.reasons[reason],
              }))}
            />
          </Form.Item>
          <Form.Item
            name="note"
            label={words.note}
            extra={words.noteHint}
            rules={[{ required: true, whitespace: true, message: text.staff.required }]}
          >
            <Input.TextArea rows={2} maxLength={500} spellCheck={false} autoComplete="off" />
          </Form.Item>
          <div className="staff-pair">
            {(['first', 'second'] as const).map((which) => (
              <fieldset key={which} className="manual-checker">
                <legend>{words[which]}</legend>
                <StaffField name={[which, 'staffId']} label={text.staff.staffId} maxLength={64} />
                <StaffSecret name={[which, 'password']} label={text.staff.password} maxLength={200} />
              </fieldset>
            ))}
          </div>
          <ProblemNote problem={checking.problem ?? leaving.problem} />
          <StaffSubmit isBusy={checking.isBusy}>{words.submit}</StaffSubmit>
        </Form>
        <Popconfirm
          title={words.abandonConfirm}
          onConfirm={() => void leaving.run(() => step('check-in:abandon', {}))}
        >
          <Button type="link">{words.abandon}</Button>
        </Popconfirm>
      </SittingFrame>
    </StaffShell>
  );
}

function trimmed(signIn: SignIn): { staffId: string; password: string } {
  return { staffId: signIn.staffId.trim(), password: signIn.password };
}
