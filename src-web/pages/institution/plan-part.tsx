import { Button, Form, Table } from 'antd';
import { useState } from 'react';
import type { ClassLine, PlanMember, PlanView } from '../../../src-shared/contracts/web/training';
import { callCentre } from '../../centre-api';
import { Choice } from '../../components/choice';
import { NoteLine } from '../../components/note-line';
import { Problem } from '../../components/problem';
import { useAnswer } from '../../components/use-answer';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';
import { ClassForm } from './class-form';
import { PlanHistory } from './plan-history';

type Props = { readonly plan: PlanView; readonly onChanged: () => void };
type PartProps = Props & { readonly onEdit: () => void };

/** One plan: who is on it, who could be, and a class of it. */
export function PlanPart({ plan, onChanged, onEdit }: PartProps) {
  const words = useText().plans;
  const [came, setCame] = useState<readonly string[]>([]);
  const [lines, setLines] = useState<readonly ClassLine[]>([]);
  return (
    <section className="sheet">
      <h2>{plan.draft.title}</h2>
      <p className="soft numerals">
        {plan.postName} · {words.days(plan.draft.startsOn, plan.draft.endsOn)} · {plan.draft.place} ·{' '}
        {plan.draft.teachers}
      </p>
      <p className="page-turn">
        <Button onClick={onEdit}>{words.edit.open}</Button>
      </p>
      <h3>{words.members}</h3>
      <Members plan={plan} came={came} onCame={setCame} lines={lines} />
      <JoinForm plan={plan} onChanged={onChanged} />
      <ClassForm
        plan={plan}
        came={came}
        onRecorded={(told) => {
          setLines(told);
          onChanged();
        }}
      />
      <PlanHistory key={JSON.stringify(plan.draft)} planId={plan.planId} />
    </section>
  );
}

type MembersProps = {
  readonly plan: PlanView;
  readonly came: readonly string[];
  readonly onCame: (enrolmentIds: readonly string[]) => void;
  readonly lines: readonly ClassLine[];
};

function Members({ plan, came, onCame, lines }: MembersProps) {
  const text = useText();
  const words = text.plans;
  const columns = words.memberColumns;
  return (
    <Table<PlanMember>
      className="numerals"
      rowKey="enrolmentId"
      size="small"
      dataSource={[...plan.members]}
      locale={{ emptyText: <span className="empty-line">{words.noMembers}</span> }}
      pagination={false}
      columns={[
        {
          title: columns.came,
          key: 'came',
          render: (_, one) => (
            <input
              type="checkbox"
              aria-label={`${columns.came} ${one.name}`}
              checked={came.includes(one.enrolmentId)}
              onChange={(event) => {
                const others = came.filter((id) => id !== one.enrolmentId);
                onCame(event.target.checked ? [...others, one.enrolmentId] : others);
              }}
            />
          ),
        },
        { title: columns.name, dataIndex: 'name' },
        { title: columns.document, dataIndex: 'maskedDocument' },
        { title: columns.state, key: 'state', render: (_, one) => text.enrol.kinds[one.kind] },
        {
          title: columns.certificate,
          key: 'certificate',
          render: (_, one) => one.certificateNumber ?? <span className="soft">{words.noCertificate}</span>,
        },
        {
          title: columns.recorded,
          key: 'recorded',
          render: (_, one) => {
            const line = lines.find((told) => told.enrolmentId === one.enrolmentId);
            return (
              <>
                {text.hours.amount(one.recordedTenths)}
                {line === undefined ? null : (
                  <span className="soft">
                    {' '}
                    · {words.outcomes[line.outcome]}
                    {line.window === undefined ? null : words.makeUpWindow(line.window.from, line.window.to)}
                  </span>
                )}
              </>
            );
          },
        },
      ]}
    />
  );
}

/** Trainees of the plan's post who may come onto it; the centre judges again whatever is offered. */
function JoinForm({ plan, onChanged }: Props) {
  const text = useText();
  const words = text.plans;
  const { answer, again } = useAnswer('trainees');
  const step = useCall();
  const [enrolmentId, setEnrolmentId] = useState('');
  const [isDone, setDone] = useState(false);
  const isMember = (id: string) => plan.members.some((one) => one.enrolmentId === id);
  const offered = (answer?.trainees ?? []).filter(
    (one) =>
      one.postName === plan.postName &&
      !isMember(one.enrolmentId) &&
      (one.kind === 'confirmed' ||
        one.mayTrainAgain ||
        (one.certificates.length > 0 && !ENDED.has(one.kind))),
  );
  const join = async (): Promise<void> => {
    const body = { planId: plan.planId, enrolmentId };
    const done = await step.run(callCentre('joinPlan', body), (error) => words.joinProblems[error.kind]);
    setDone(done !== undefined);
    if (done === undefined) return;
    setEnrolmentId('');
    again();
    onChanged();
  };
  return (
    <>
      <h3>{words.join}</h3>
      {answer !== undefined && offered.length === 0 ? <p className="soft">{words.nobody}</p> : null}
      {offered.length === 0 ? null : (
        <Form layout="vertical" onFinish={() => void join()}>
          <div className="search-line">
            <Form.Item label={words.trainee} htmlFor="plan-trainee">
              <Choice
                id="plan-trainee"
                options={offered.map((one) => ({
                  value: one.enrolmentId,
                  label: `${one.name} ${one.maskedDocument} · ${text.enrol.kinds[one.kind]}`,
                }))}
                unchosen={text.trainees.form.choose}
                value={enrolmentId}
                onChange={(event) => setEnrolmentId(event.target.value)}
              />
            </Form.Item>
          </div>
          <Button htmlType="submit" disabled={enrolmentId === ''} loading={step.isBusy}>
            {words.join}
          </Button>
        </Form>
      )}
      {step.problem === undefined ? null : <Problem text={step.problem} />}
      <NoteLine text={isDone ? words.joined : undefined} />
    </>
  );
}

const ENDED: ReadonlySet<string> = new Set(['requested', 'withdrawn', 'removed']);
