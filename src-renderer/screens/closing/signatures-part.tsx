import { Form } from 'antd';
import type { ClosingView } from '../../../src-shared/contracts/ipc/closing-channels';
import { dayAndTime } from '../../components/clock-text';
import { Note } from '../../components/note';
import { ProblemNote } from '../../components/problem-note';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { StaffField, StaffSecret, StaffSubmit } from '../staff/staff-form';
import type { UsedClosing } from './use-closing';

type Entry = { readonly staffId: string; readonly password: string };
type Props = { readonly view: ClosingView; readonly act: UsedClosing['act'] };

/** RM-15: both 监考员 and the 主考, each with the own password, under what stands on the screen now. */
export function SignaturesPart({ view, act }: Props) {
  const words = useText().closing;
  const { signatures, missing, lapsed, blocks, closedAtMs } = view;
  if (blocks.length > 0) return lapsed === 0 ? null : <Note tone="warning">{words.lapsed(lapsed)}</Note>;
  return (
    <div className="closing-signatures">
      <h3>{words.signTitle}</h3>
      <p>{words.statement}</p>
      {lapsed === 0 ? null : <Note tone="warning">{words.lapsed(lapsed)}</Note>}
      <ol>
        {signatures.map((one) => (
          <li key={one.staffId} className="closing-signed">
            <span>{words.signers[one.as]}</span>
            <strong>{words.signedAt(one.displayName, dayAndTime(one.atMs))}</strong>
          </li>
        ))}
        {missing.map((as, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two places of one kind have nothing else
          <li key={`${as}-${place}`}>
            <span>{words.signers[as]}</span>
            <span>{words.waiting}</span>
          </li>
        ))}
      </ol>
      {missing.length === 0 || closedAtMs !== undefined ? null : <SignForm view={view} act={act} />}
    </div>
  );
}

function SignForm({ view, act }: Props) {
  const text = useText();
  const words = text.closing;
  const signing = useStep();
  const [form] = Form.useForm<Entry>();
  const sign = async (signer: Entry): Promise<void> => {
    const isSigned = await act(signing, 'closing:sign', { statement: view.statement, signer });
    form.resetFields(isSigned ? undefined : ['password']);
  };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      autoComplete="off"
      onFinish={(entry: Entry) => void sign(entry)}
    >
      <div className="staff-pair">
        <StaffField name="staffId" label={text.staff.staffId} hint={words.signHint} maxLength={64} />
        <StaffSecret name="password" label={text.staff.password} maxLength={200} />
      </div>
      <ProblemNote problem={signing.problem} />
      <StaffSubmit isBusy={signing.isBusy} isBlock={false}>
        {words.sign}
      </StaffSubmit>
    </Form>
  );
}
