import { Form } from 'antd';
import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { PlateFrame } from '../../components/plate-frame';
import { ProblemNote } from '../../components/problem-note';
import { ScreenTitle } from '../../components/screen-title';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { ProgramEntry } from '../program/program-entry';
import { StaffField, StaffSubmit } from '../staff/staff-form';
import { StaffShell } from '../staff/staff-shell';

type Entry = { readonly serverUrl: string; readonly code: string };

export default function UnprovisionedScreen({ view }: { readonly view: StationViewOf<'unprovisioned'> }) {
  const text = useText();
  const provision = useStep();
  const words = text.staff.unprovisioned;
  const submit = (entry: Entry): void => {
    const request = { serverUrl: entry.serverUrl.trim(), code: entry.code.trim() };
    void provision.run(() => step('station:provision', request));
  };
  return (
    <StaffShell>
      <PlateFrame aside={<p>{text.staff.staffOnly}</p>}>
        <ScreenTitle>{words.title}</ScreenTitle>
        <p className="frame-lead">{words.lead}</p>
        <Form
          layout="vertical"
          requiredMark={false}
          autoComplete="off"
          initialValues={{ serverUrl: view.suggestedServerUrl }}
          onFinish={submit}
        >
          <StaffField
            name="serverUrl"
            label={words.serverUrl}
            hint={words.serverUrlHint}
            maxLength={300}
            isFirst={view.suggestedServerUrl === ''}
          />
          <StaffField
            name="code"
            label={words.code}
            hint={words.codeHint}
            maxLength={40}
            isFirst={view.suggestedServerUrl !== ''}
          />
          <ProblemNote problem={provision.problem} />
          <StaffSubmit isBusy={provision.isBusy}>{words.submit}</StaffSubmit>
        </Form>
        <div className="frame-actions">
          <ProgramEntry />
        </div>
      </PlateFrame>
    </StaffShell>
  );
}
