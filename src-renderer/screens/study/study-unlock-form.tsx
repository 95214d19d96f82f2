import { Button, Form } from 'antd';
import { ProblemNote } from '../../components/problem-note';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { NoteField } from '../staff/note-field';
import { StaffField, StaffSecret, StaffSubmit } from '../staff/staff-form';
import { StaffShell } from '../staff/staff-shell';

type Entry = { readonly staffId: string; readonly password: string; readonly note: string };

/** Who looked, and what it was. A class has no clock to give minutes on. */
export default function StudyUnlockForm({ onCancel }: { readonly onCancel: () => void }) {
  const text = useText();
  const words = text.lockdown.unlock;
  const unlocking = useStep();
  const submit = ({ staffId, password, note }: Entry): void => {
    const request = {
      staff: { staffId, password },
      minutes: 0,
      cause: 'disturbance',
      note: note.trim(),
    } as const;
    void unlocking.run(() => step('lockdown:unlock', request));
  };
  return (
    <StaffShell>
      <Form
        layout="vertical"
        requiredMark={false}
        autoComplete="off"
        initialValues={{ note: '' }}
        onFinish={submit}
      >
        <div className="staff-pair">
          <StaffField name="staffId" label={text.staff.staffId} maxLength={64} isFirst />
          <StaffSecret name="password" label={text.staff.password} maxLength={200} />
        </div>
        <NoteField label={words.note} hint={words.noteHint} />
        <ProblemNote problem={unlocking.problem} />
        <StaffSubmit isBusy={unlocking.isBusy}>{text.lockdown.study.submit}</StaffSubmit>
        <Button type="link" onClick={onCancel}>
          {words.cancel}
        </Button>
      </Form>
    </StaffShell>
  );
}
