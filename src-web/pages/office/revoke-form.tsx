import { Button, Form, Input } from 'antd';
import type { StationLine } from '../../../src-shared/contracts/web/station-registry';
import { callCentre } from '../../centre-api';
import { Problem } from '../../components/problem';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';

type Props = { readonly station: StationLine; readonly onEnd: (isDone: boolean) => void };
type Fields = { readonly reason: string; readonly confirm: string };

/** Not to be undone, so the id is typed once more and a reason is asked for. */
export function RevokeForm({ station: { stationId }, onEnd }: Props) {
  const words = useText().stations;
  const step = useCall();
  const revoke = async ({ reason }: Fields): Promise<void> => {
    const done = await step.run(
      callCentre('revokeStation', { stationId, reason }),
      (error) => words.problems[error.kind],
    );
    if (done !== undefined) onEnd(true);
  };
  return (
    <div className="comparison">
      <h3>{words.revokeTitle(stationId)}</h3>
      <p>{words.revokeText}</p>
      {step.problem === undefined ? null : <Problem text={step.problem} />}
      <Form<Fields> name="revoke" layout="vertical" onFinish={(fields) => void revoke(fields)}>
        <Form.Item name="reason" label={words.reason} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={500} autoFocus />
        </Form.Item>
        <Form.Item
          name="confirm"
          label={words.confirm}
          rules={[
            { required: true },
            {
              validator: async (_, typed?: string) => {
                if (typed && typed.trim().toUpperCase() !== stationId.toUpperCase())
                  throw new Error(words.confirmWrong);
              },
            },
          ]}
        >
          <Input maxLength={64} />
        </Form.Item>
        <div className="page-turn">
          <Button danger htmlType="submit" loading={step.isBusy}>
            {words.doRevoke}
          </Button>
          <Button onClick={() => onEnd(false)}>{words.cancel}</Button>
        </div>
      </Form>
    </div>
  );
}
