import { Form, Radio } from 'antd';
import { useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { ProgramWaiverFields, useWaiverEvidence } from '../program/program-waiver-fields';
import { StaffField, StaffSecret, StaffSubmit } from '../staff/staff-form';
import { PassphraseFields } from './passphrase-fields';
import './open-form.css';
import { type KeyKind, keyOf, type TypedKey } from './typed-key';

type Entry = TypedKey & {
  readonly staffId: string;
  readonly password: string;
  readonly waiver?: string;
};

const KINDS = ['passphrase', 'shares', 'released'] as const satisfies readonly KeyKind[];

/** What opens the session: its passphrase whole, in two shares or from the centre, then a member of staff. */
export function OpenForm() {
  const text = useText();
  const words = text.staff.locked;
  const opening = useStep();
  const [form] = Form.useForm<Entry>();
  const [kind, setKind] = useState<KeyKind>('passphrase');
  const found = useWaiverEvidence(opening.problem);
  const submit = async (entry: Entry): Promise<void> => {
    const { staffId, password, waiver } = entry;
    const signed = waiver === undefined ? {} : { waiver };
    const key = keyOf(kind, entry);
    if (key === undefined) return;
    const isOpen = await opening.run(() =>
      step('session:open', { staffId: staffId.trim(), password, ...signed, ...key }),
    );
    if (!isOpen) form.resetFields(['password']);
  };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      autoComplete="off"
      onFinish={(entry: Entry) => void submit(entry)}
    >
      <Radio.Group
        className="key-kind"
        aria-label={words.keyKind}
        value={kind}
        options={KINDS.map((value) => ({ value, label: words.keyKinds[value] }))}
        onChange={(event) => setKind(KINDS.find((one) => one === event.target.value) ?? 'passphrase')}
      />
      <PassphraseFields kind={kind} typed={() => form.getFieldsValue()} />
      {found === undefined ? null : <ProgramWaiverFields evidence={found} />}
      <div className="staff-pair">
        <StaffField name="staffId" label={text.staff.staffId} maxLength={64} />
        <StaffSecret name="password" label={text.staff.password} maxLength={200} />
      </div>
      <ProblemNote problem={opening.problem} />
      <StaffSubmit isBusy={opening.isBusy}>{opening.isBusy ? words.opening : words.submit}</StaffSubmit>
    </Form>
  );
}
