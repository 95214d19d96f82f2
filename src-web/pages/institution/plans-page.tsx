import { Button, Space, Table } from 'antd';
import { useState } from 'react';
import type { PlanView } from '../../../src-shared/contracts/web/training';
import { callCentre } from '../../centre-api';
import { NoteLine } from '../../components/note-line';
import { Problem } from '../../components/problem';
import { useAnswer } from '../../components/use-answer';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';
import { PlanEdit } from './plan-edit';
import { PlanForm } from './plan-form';
import { PlanPart } from './plan-part';

/** An institution's plans: made below, opened and published here (EN-3, CT-5). */
export function PlansPage() {
  const text = useText();
  const words = text.plans;
  const { answer, problem, again } = useAnswer('trainingPlans');
  const step = useCall();
  const [openId, setOpenId] = useState<string | undefined>(undefined);
  const [isEditing, setEditing] = useState(false);
  const [said, setSaid] = useState<string | undefined>(undefined);
  const publish = async ({ planId, isPublished }: PlanView): Promise<void> => {
    const body = { planId, isPublished: !isPublished };
    const done = await step.run(callCentre('publishPlan', body), (error) => words.joinProblems[error.kind]);
    if (done !== undefined) again();
  };
  const open = (planId: string): void => {
    setOpenId(planId);
    setEditing(false);
  };
  const opened = answer?.plans.find((one) => one.planId === openId);
  return (
    <>
      <h1>{words.title}</h1>
      {problem === undefined ? null : <Problem text={text.problems[problem.kind]} onAgain={again} />}
      {step.problem === undefined ? null : <Problem text={step.problem} />}
      <NoteLine text={said} />
      <section className="sheet">
        <h2>{words.mine}</h2>
        <p className="soft">{words.publishText}</p>
        <Table<PlanView>
          className="numerals"
          rowKey="planId"
          size="middle"
          loading={answer === undefined && problem === undefined}
          dataSource={answer?.plans ?? []}
          locale={{ emptyText: <span className="empty-line">{words.none}</span> }}
          pagination={{ pageSize: 20, hideOnSinglePage: true }}
          columns={[
            { title: words.columns.title, key: 'title', render: (_, one) => one.draft.title },
            { title: words.columns.post, dataIndex: 'postName' },
            {
              title: words.columns.days,
              key: 'days',
              render: (_, { draft }) => (
                <>
                  {words.days(draft.startsOn, draft.endsOn)}
                  <br />
                  <span className="soft">{draft.place}</span>
                </>
              ),
            },
            {
              title: words.columns.members,
              key: 'members',
              render: (_, one) => words.count(one.members.length, one.draft.capacity),
            },
            {
              title: words.columns.shown,
              key: 'shown',
              render: (_, one) => (one.isPublished ? words.published : words.unpublished),
            },
            {
              title: words.columns.action,
              key: 'action',
              render: (_, one) => (
                <Space wrap>
                  <Button onClick={() => open(one.planId)}>{words.open}</Button>
                  <Button disabled={step.isBusy} onClick={() => void publish(one)}>
                    {one.isPublished ? words.withdraw : words.publish}
                  </Button>
                </Space>
              ),
            },
          ]}
        />
      </section>
      {opened === undefined || isEditing ? null : (
        <PlanPart
          key={opened.planId}
          plan={opened}
          onChanged={again}
          onEdit={() => {
            setSaid(undefined);
            setEditing(true);
          }}
        />
      )}
      {opened !== undefined && isEditing ? (
        <PlanEdit
          key={opened.planId}
          plan={opened}
          onDone={(told) => {
            setSaid(told);
            setEditing(false);
            again();
          }}
        />
      ) : (
        <PlanForm
          onMade={(planId) => {
            setSaid(words.created);
            open(planId);
            again();
          }}
        />
      )}
    </>
  );
}
