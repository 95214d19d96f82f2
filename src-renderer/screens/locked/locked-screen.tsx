import { Form } from 'antd';
import { useEffect } from 'react';
import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { Note } from '../../components/note';
import { PlateFrame } from '../../components/plate-frame';
import { ProblemNote } from '../../components/problem-note';
import { ScreenTitle } from '../../components/screen-title';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { call, step } from '../../station-api';
import { HandInEntry } from '../hand-in/hand-in-entry';
import { ProgramConcernNote } from '../program/program-concern-note';
import { ProgramEntry } from '../program/program-entry';
import { ReadinessEntry } from '../readiness/readiness-entry';
import { StaffField, StaffSecret, StaffSubmit } from '../staff/staff-form';
import { StaffShell } from '../staff/staff-shell';
import { JournalNoticeBox } from './journal-notice-box';

type Entry = { readonly staffId: string; readonly password: string; readonly passphrase: string };

export default function LockedScreen({ view }: { readonly view: StationViewOf<'locked'> }) {
  const text = useText();
  const opening = useStep();
  const [form] = Form.useForm<Entry>();
  const words = text.staff.locked;
  const submit = async (entry: Entry): Promise<void> => {
    const isOpen = await opening.run(() =>
      step('session:open', {
        staffId: entry.staffId.trim(),
        password: entry.password,
        passphrase: entry.passphrase,
      }),
    );
    if (!isOpen) form.resetFields(['password']);
  };
  const hasInterrupted = view.interrupted !== undefined;
  useEffect(() => {
    // It comes next, and a candidate is waiting for it.
    if (hasInterrupted) void import('../suspended/suspended-screen');
  }, [hasInterrupted]);
  // Asked for first, because deriving the key takes a moment that the rest is typed in.
  const begin = (passphrase: string): void => {
    if (passphrase !== '') void call('session:prepare', { passphrase });
  };
  return (
    <StaffShell>
      <PlateFrame
        isDemonstration={view.package.isDemonstration}
        aside={<p>{text.staff.staffOnly}</p>}
        titleRows={[
          { label: words.packageTitle, value: view.package.title },
          { label: text.frame.date, value: view.package.date },
        ]}
      >
        <ScreenTitle>{words.title}</ScreenTitle>
        <p className="frame-lead">{words.lead}</p>
        <ProgramConcernNote concern={view.programConcern} />
        {view.interrupted === undefined ? null : (
          <Note tone="warning" title={words.interruptedTitle}>
            {words.interrupted(view.interrupted.seat, view.interrupted.answered)}
          </Note>
        )}
        {view.journalNotice === undefined ? null : <JournalNoticeBox notice={view.journalNotice} />}
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          autoComplete="off"
          onFinish={(entry: Entry) => void submit(entry)}
        >
          <StaffSecret
            name="passphrase"
            label={words.passphrase}
            hint={words.passphraseHint}
            maxLength={300}
            isFirst
            onLeave={begin}
          />
          <div className="staff-pair">
            <StaffField name="staffId" label={text.staff.staffId} maxLength={64} />
            <StaffSecret name="password" label={text.staff.password} maxLength={200} />
          </div>
          <ProblemNote problem={opening.problem} />
          <StaffSubmit isBusy={opening.isBusy}>{opening.isBusy ? words.opening : words.submit}</StaffSubmit>
        </Form>
        <ReadinessEntry readiness={view.readiness} />
        <div className="frame-actions">
          <HandInEntry />
          <ProgramEntry />
        </div>
      </PlateFrame>
    </StaffShell>
  );
}
