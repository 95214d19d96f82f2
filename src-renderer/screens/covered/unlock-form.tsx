import { Button, Form, InputNumber, Select } from 'antd';
import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { GrantCause } from '../../../src-shared/domain/attempt/ledger-entry';
import { coverCause, proposedForCover } from '../../../src-shared/domain/lockdown/cover-time';
import { ProblemNote } from '../../components/problem-note';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { NoteField } from '../staff/note-field';
import { SecondPerson } from '../staff/second-person';
import { StaffField, StaffSecret, StaffSubmit } from '../staff/staff-form';
import { StaffShell } from '../staff/staff-shell';

type Props = {
  readonly view: StationViewOf<'covered'>;
  readonly coveredMs: number;
  readonly onCancel: () => void;
};

type Entry = {
  readonly staffId: string;
  readonly password: string;
  readonly minutes?: number;
  readonly cause: GrantCause;
  readonly note: string;
  readonly second?: { readonly staffId: string; readonly password: string };
};

/** RM-10: who looked, what it was, and the minutes that a fault gives back. Proposed by the rule, decided by a person. */
export default function UnlockForm({ view, coveredMs, onCancel }: Props) {
  const text = useText();
  const words = text.lockdown.unlock;
  const unlocking = useStep();
  const [form] = Form.useForm<Entry>();
  const minutes = Form.useWatch('minutes', form) ?? 0;
  const submit = ({ staffId, password, minutes: given = 0, cause, note, second }: Entry): void => {
    const request = {
      staff: { staffId, password },
      minutes: given,
      cause,
      note: note.trim(),
      ...(second === undefined ? {} : { second }),
    };
    void unlocking.run(() => step('lockdown:unlock', request));
  };
  return (
    <StaffShell>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        autoComplete="off"
        initialValues={{
          minutes: proposedForCover(view.because, coveredMs, view.maxWithHead),
          cause: coverCause(view.because) ?? 'disturbance',
          note: '',
        }}
        onFinish={submit}
      >
        <div className="staff-pair">
          <StaffField name="staffId" label={text.staff.staffId} maxLength={64} isFirst />
          <StaffSecret name="password" label={text.staff.password} maxLength={200} />
        </div>
        <NoteField label={words.note} hint={words.noteHint} />
        {view.maxWithHead > 0 ? (
          <div className="staff-pair">
            <Form.Item
              name="minutes"
              label={words.minutes}
              extra={words.minutesHint(view.maxMinutes, view.maxWithHead)}
            >
              <InputNumber min={0} max={view.maxWithHead} precision={0} />
            </Form.Item>
            <Form.Item name="cause" label={words.cause}>
              <Select
                options={GrantCause.options.map((cause) => ({
                  value: cause,
                  label: text.exam.pauseReasons[cause],
                }))}
              />
            </Form.Item>
          </div>
        ) : null}
        {minutes > view.maxMinutes ? <SecondPerson legend={words.second} /> : null}
        <ProblemNote problem={unlocking.problem} />
        <StaffSubmit isBusy={unlocking.isBusy}>{words.submit}</StaffSubmit>
        <Button type="link" onClick={onCancel}>
          {words.cancel}
        </Button>
      </Form>
    </StaffShell>
  );
}
