import { Button, Table } from 'antd';
import { useState } from 'react';
import { shanghaiDate } from '../../../src-shared/basics/instant';
import type { StaffAccountLine } from '../../../src-shared/contracts/web/staff-accounts';
import { callCentre } from '../../centre-api';
import { Mark } from '../../components/mark';
import { NoteLine } from '../../components/note-line';
import { Problem } from '../../components/problem';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';

type Action = 'reset' | 'unlock' | 'close';
type Asked = { readonly account: StaffAccountLine; readonly action: 'reset' | 'close' };
type Props = { readonly of: readonly StaffAccountLine[]; readonly onChange: () => void };

export function AccountTable({ of, onChange }: Props) {
  const text = useText();
  const words = text.accounts;
  const step = useCall();
  const [asked, setAsked] = useState<Asked | undefined>(undefined);
  const [said, setSaid] = useState<string | undefined>(undefined);
  const [password, setPassword] = useState<string | undefined>(undefined);
  const act = async ({ accountId }: StaffAccountLine, action: Action): Promise<void> => {
    setAsked(undefined);
    setPassword(undefined);
    setSaid(undefined);
    const done = await step.run(
      callCentre('changeStaffAccount', { accountId, action }),
      (error) => words.problems[error.kind],
    );
    if (done === undefined) return;
    if (done.oneTimePassword === undefined) setSaid(words.done);
    else setPassword(done.oneTimePassword);
    onChange();
  };
  const { columns, actions } = words;
  return (
    <>
      {step.problem === undefined ? null : <Problem text={step.problem} />}
      <NoteLine text={said} />
      {password === undefined ? null : (
        <p className="told-once" role="status">
          <strong>{words.created(password)}</strong>
          {words.once}
        </p>
      )}
      {asked === undefined ? null : (
        <div className="comparison" role="alert">
          <p>{words.confirm[asked.action](asked.account.login)}</p>
          <div className="page-turn">
            <Button danger autoFocus onClick={() => void act(asked.account, asked.action)}>
              {words.yes}
            </Button>
            <Button onClick={() => setAsked(undefined)}>{words.no}</Button>
          </div>
        </div>
      )}
      <Table<StaffAccountLine>
        className="numerals"
        rowKey="accountId"
        size="small"
        dataSource={[...of]}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: <span className="empty-line">{words.empty}</span> }}
        columns={[
          { title: columns.login, dataIndex: 'login' },
          {
            title: columns.name,
            key: 'name',
            render: (_, one) => [one.displayName, one.institution].filter(Boolean).join(' · '),
          },
          { title: columns.role, key: 'role', render: (_, one) => text.roles[one.role] },
          { title: columns.state, key: 'state', render: (_, one) => <AccountState of={one} /> },
          { title: columns.created, dataIndex: 'createdAtMs', render: shanghaiDate },
          {
            title: columns.action,
            key: 'action',
            render: (_, account) =>
              account.isClosed ? null : (
                <span className="mark-list">
                  <Button onClick={() => setAsked({ account, action: 'reset' })}>{actions.reset}</Button>
                  {account.isLocked ? (
                    <Button onClick={() => void act(account, 'unlock')}>{actions.unlock}</Button>
                  ) : null}
                  <Button danger onClick={() => setAsked({ account, action: 'close' })}>
                    {actions.close}
                  </Button>
                </span>
              ),
          },
        ]}
      />
    </>
  );
}

function AccountState({ of }: { readonly of: StaffAccountLine }) {
  const { states } = useText().accounts;
  if (of.isClosed) return <Mark tone="quiet">{states.closed}</Mark>;
  if (of.isLocked) return <Mark tone="danger">{states.locked}</Mark>;
  if (!of.hasOwnPassword) return <Mark tone="warn">{states.noPassword}</Mark>;
  if (!of.hasSecondFactor && of.role !== 'institution') return <Mark tone="warn">{states.noFactor}</Mark>;
  return <Mark tone="good">{states.works}</Mark>;
}
