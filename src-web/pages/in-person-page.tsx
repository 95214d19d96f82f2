import { Button, Form, Input, Table } from 'antd';
import { useState } from 'react';
import { shanghaiDateTime } from '../../src-shared/basics/instant';
import type { WaitingRecovery } from '../../src-shared/contracts/web/recovery-routes';
import { callCentre } from '../centre-api';
import { NoteLine } from '../components/note-line';
import { Problem } from '../components/problem';
import { useAnswer } from '../components/use-answer';
import { useCall } from '../components/use-call';
import { useSeenStep } from '../components/use-seen-step';
import { useText } from '../i18n/use-text';

type Fields = { readonly document: string; readonly newPhone?: string };

/** ID-23: a lost telephone. One of the staff asks, another one confirms; each sees only their own place's people. */
export function InPersonPage() {
  const text = useText();
  const words = text.inPerson;
  const { answer, problem, again } = useAnswer('waitingRecoveries');
  return (
    <>
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      {problem === undefined ? null : <Problem text={text.problems[problem.kind]} onAgain={again} />}
      <AskPart onAsked={again} />
      <ConfirmPart waiting={answer?.waiting} onDone={again} />
    </>
  );
}

function AskPart({ onAsked }: { readonly onAsked: () => void }) {
  const words = useText().inPerson;
  const step = useSeenStep();
  const [form] = Form.useForm<Fields>();
  const ask = async ({ document, newPhone }: Fields): Promise<void> => {
    const phone = newPhone?.trim();
    const body = { document, isSeen: true as const, ...(phone ? { newPhone: phone } : {}) };
    const isDone = await step.take((run) =>
      run(callCentre('askRecovery', body), (error) => words.problems[error.kind]),
    );
    if (!isDone) return;
    form.resetFields();
    onAsked();
  };
  const shown = step.isUnseen ? words.seenFirst : step.problem;
  return (
    <section className="sheet sheet-narrow">
      <h2>{words.ask}</h2>
      <Form<Fields>
        form={form}
        name="in-person"
        layout="vertical"
        requiredMark={false}
        onFinish={(fields) => void ask(fields)}
      >
        <Form.Item name="document" label={words.document} rules={[{ required: true }]}>
          <Input autoComplete="off" spellCheck={false} maxLength={100} />
        </Form.Item>
        <Form.Item name="newPhone" label={words.newPhone}>
          <Input autoComplete="off" inputMode="tel" maxLength={40} />
        </Form.Item>
        {step.tick(words.seen)}
        {shown === undefined ? null : <Problem text={shown} />}
        <NoteLine text={step.isDone ? words.asked : undefined} />
        <Button type="primary" htmlType="submit" loading={step.isBusy}>
          {words.submit}
        </Button>
      </Form>
    </section>
  );
}

type ConfirmProps = {
  readonly waiting: readonly WaitingRecovery[] | undefined;
  readonly onDone: () => void;
};

function ConfirmPart({ waiting, onDone }: ConfirmProps) {
  const words = useText().inPerson;
  const step = useCall();
  const [password, setPassword] = useState<string | undefined>(undefined);
  const confirm = async (recoveryId: string): Promise<void> => {
    setPassword(undefined);
    const call = callCentre('confirmRecovery', { recoveryId });
    const done = await step.run(call, (error) => words.problems[error.kind]);
    setPassword(done?.oneTimePassword);
    onDone();
  };
  return (
    <section className="sheet">
      <h2>{words.confirmTitle}</h2>
      {step.problem === undefined ? null : <Problem text={step.problem} />}
      {password === undefined ? null : (
        <div role="status" className="good">
          <p>
            {words.password} <strong className="secret">{password}</strong>
          </p>
          <p>{words.passwordText}</p>
        </div>
      )}
      <Table<WaitingRecovery>
        className="numerals"
        rowKey="recoveryId"
        size="middle"
        pagination={false}
        loading={waiting === undefined}
        dataSource={[...(waiting ?? [])]}
        locale={{ emptyText: <span className="empty-line">{words.nothing}</span> }}
        columns={[
          { title: words.columns.name, dataIndex: 'name' },
          { title: words.columns.document, dataIndex: 'maskedDocument' },
          { title: words.columns.by, dataIndex: 'askedBy' },
          { title: words.columns.at, dataIndex: 'askedAtMs', render: shanghaiDateTime },
          {
            title: words.columns.phone,
            key: 'phone',
            render: (_, one) => (one.changesPhone ? words.yes : words.no),
          },
          {
            title: words.columns.action,
            key: 'action',
            render: (_, one) =>
              one.isOwn ? (
                <span className="soft">{words.own}</span>
              ) : (
                <Button disabled={step.isBusy} onClick={() => void confirm(one.recoveryId)}>
                  {words.confirm}
                </Button>
              ),
          },
        ]}
      />
    </section>
  );
}
