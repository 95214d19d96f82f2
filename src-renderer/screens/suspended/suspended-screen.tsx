import { Form, InputNumber, Select } from 'antd';
import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { GrantCause } from '../../../src-shared/domain/attempt/ledger-entry';
import { clockText } from '../../components/clock-text';
import { Note } from '../../components/note';
import { ProblemNote } from '../../components/problem-note';
import { ScreenTitle } from '../../components/screen-title';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { CodeHint } from '../code/code-hint';
import { CandidateFacts } from '../sitting/candidate-facts';
import { SittingFrame } from '../sitting/sitting-frame';
import { NoteField } from '../staff/note-field';
import { SecondPerson } from '../staff/second-person';
import { StaffSubmit } from '../staff/staff-form';
import { StaffShell } from '../staff/staff-shell';
import './suspended-screen.css';

type Entry = {
  readonly grantMinutes?: number;
  readonly cause: GrantCause;
  readonly note: string;
  readonly second?: { readonly staffId: string; readonly password: string };
};

/** RM-10, RM-11: what was lost, what is proposed, and what the proctor gives back. */
export default function SuspendedScreen({ view }: { readonly view: StationViewOf<'suspended'> }) {
  const text = useText();
  const resuming = useStep();
  const [form] = Form.useForm<Entry>();
  const minutes = Form.useWatch('grantMinutes', form) ?? 0;
  const words = text.staff.suspended;
  const gapKnown = view.gapSource === 'wall' ? words.gapWall : words.gapMonotonic;
  const gapNote = view.movedFrom === undefined ? gapKnown : text.move.gap;
  const canGrant = view.maxWithHead > 0;
  const submit = ({ grantMinutes = 0, cause, note, second }: Entry): void => {
    const request = { grantMinutes, cause, note: note.trim(), ...(second === undefined ? {} : { second }) };
    void resuming.run(() => step('exam:resume', request));
  };
  return (
    <StaffShell>
      <SittingFrame session={view.session} candidate={view.candidate} stepNow={4} width="wide">
        <ScreenTitle>{words.title}</ScreenTitle>
        <p className="frame-lead">{words.leads[view.because]}</p>
        {view.movedFrom === undefined ? null : (
          <Note tone="warning">{text.move.movedFrom(view.movedFrom)}</Note>
        )}
        <CandidateFacts candidate={view.candidate} />
        <dl className="staff-facts numerals">
          <Fact label={words.gap} value={clockText(view.gapMs)} note={gapNote} />
          <Fact label={words.answered} value={words.answeredCount(view.answered)} />
          <Fact label={words.remaining} value={clockText(view.remainingMs)} />
          <Fact label={words.proposed} value={words.minutes(view.proposedMinutes)} />
        </dl>
        {canGrant || view.because === 'paused' ? null : <Note tone="warning">{words.grantFull}</Note>}
        <CodeHint standstill={view.because === 'break-over' ? 'break-over' : 'interrupted'} />
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          autoComplete="off"
          initialValues={{ grantMinutes: view.proposedMinutes, cause: 'power-loss', note: '' }}
          onFinish={submit}
        >
          <div className="suspended-fields">
            <Form.Item name="cause" label={words.cause}>
              <Select
                options={GrantCause.options.map((cause) => ({
                  value: cause,
                  label: text.exam.pauseReasons[cause],
                }))}
              />
            </Form.Item>
            {canGrant ? (
              <Form.Item
                name="grantMinutes"
                label={words.grant}
                extra={words.grantHint(view.maxMinutes, view.maxWithHead)}
                rules={[{ required: true, message: text.staff.required }]}
              >
                <InputNumber min={0} max={view.maxWithHead} precision={0} />
              </Form.Item>
            ) : null}
            <NoteField label={words.note} hint={words.noteHint} />
          </div>
          {view.because === 'break-over' ? <SecondPerson legend={words.unlocker} /> : null}
          {view.because !== 'break-over' && minutes > view.maxMinutes ? (
            <SecondPerson legend={words.second} />
          ) : null}
          <ProblemNote problem={resuming.problem} />
          <StaffSubmit isBusy={resuming.isBusy}>{words.submit}</StaffSubmit>
        </Form>
      </SittingFrame>
    </StaffShell>
  );
}

type FactProps = { readonly label: string; readonly value: string; readonly note?: string };

function Fact({ label, value, note }: FactProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {value}
        {note === undefined ? null : <small>{note}</small>}
      </dd>
    </div>
  );
}
