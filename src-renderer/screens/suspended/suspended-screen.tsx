import { Form, Input, InputNumber } from 'antd';
import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { clockText } from '../../components/clock-text';
import { Note } from '../../components/note';
import { ProblemNote } from '../../components/problem-note';
import { ScreenTitle } from '../../components/screen-title';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { CandidateFacts } from '../sitting/candidate-facts';
import { SittingFrame } from '../sitting/sitting-frame';
import { StaffSubmit } from '../staff/staff-form';
import { StaffShell } from '../staff/staff-shell';
import './suspended-screen.css';

type Entry = { readonly grantMinutes: number; readonly note?: string };

/** RM-10, RM-11: what was lost, what is proposed, and what the proctor gives back. */
export default function SuspendedScreen({ view }: { readonly view: StationViewOf<'suspended'> }) {
  const text = useText();
  const resuming = useStep();
  const words = text.staff.suspended;
  const gapKnown = view.gapSource === 'wall' ? words.gapWall : words.gapMonotonic;
  const gapNote = view.movedFrom === undefined ? gapKnown : text.move.gap;
  const proposed = Math.min(view.proposedMinutes, view.maxMinutes);
  const submit = (entry: Entry): void => {
    const request = { grantMinutes: entry.grantMinutes, note: (entry.note ?? '').trim() };
    void resuming.run(() => step('exam:resume', request));
  };
  return (
    <StaffShell>
      <SittingFrame session={view.session} candidate={view.candidate} stepNow={4} width="wide">
        <ScreenTitle>{words.title}</ScreenTitle>
        <p className="frame-lead">{words.lead}</p>
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
        {view.maxMinutes === 0 ? <Note tone="warning">{words.grantFull}</Note> : null}
        <Form
          layout="vertical"
          requiredMark={false}
          autoComplete="off"
          initialValues={{ grantMinutes: proposed, note: '' }}
          onFinish={submit}
        >
          <div className="suspended-fields">
            <Form.Item
              name="grantMinutes"
              label={words.grant}
              extra={words.grantHint(view.maxMinutes)}
              rules={[{ required: true, message: text.staff.required }]}
            >
              <InputNumber min={0} max={view.maxMinutes} precision={0} disabled={view.maxMinutes === 0} />
            </Form.Item>
            <Form.Item
              name="note"
              label={words.note}
              extra={words.noteHint}
              dependencies={['grantMinutes']}
              rules={[
                ({ getFieldValue }) => ({
                  required: Number(getFieldValue('grantMinutes')) > 0,
                  whitespace: true,
                  message: words.noteNeeded,
                }),
              ]}
            >
              <Input.TextArea rows={2} maxLength={500} spellCheck={false} autoComplete="off" />
            </Form.Item>
          </div>
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
