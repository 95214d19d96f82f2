import { Button, Space, Table } from 'antd';
import { useState } from 'react';
import type { Bookable, PlannedSessionView } from '../../../src-shared/contracts/web/training';
import { callCentre } from '../../centre-api';
import { Choice } from '../../components/choice';
import { NoteLine } from '../../components/note-line';
import { Problem } from '../../components/problem';
import { SessionTable } from '../../components/session-table';
import { useAnswer } from '../../components/use-answer';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';

/** Trained people onto the lists of sessions to come (TS-12, RM-4). */
export function SendPage() {
  const text = useText();
  const words = text.send;
  const sessions = useAnswer('plannedSessions');
  const trainees = useAnswer('bookable');
  const step = useCall();
  const [said, setSaid] = useState<string | undefined>(undefined);
  const again = (): void => {
    sessions.again();
    trainees.again();
  };
  const act = async (
    name: 'bookSession' | 'cancelBooking',
    sessionId: string,
    enrolmentId: string,
  ): Promise<void> => {
    setSaid(undefined);
    const done = await step.run(
      callCentre(name, { sessionId, enrolmentId }),
      (error) => words.problems[error.kind],
    );
    if (done !== undefined) setSaid(name === 'bookSession' ? words.done : words.cancelled);
    again();
  };
  const problem = sessions.problem ?? trainees.problem;
  const list = sessions.answer?.sessions ?? [];
  return (
    <>
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      {problem === undefined ? null : <Problem text={text.problems[problem.kind]} onAgain={again} />}
      <section className="sheet">
        <h2>{words.sessions}</h2>
        <SessionTable sessions={sessions.answer?.sessions} empty={words.noSessions} />
      </section>
      <section className="sheet">
        <h2>{words.trainees}</h2>
        {step.problem === undefined ? null : <Problem text={step.problem} />}
        <NoteLine text={said} />
        <Table<Bookable>
          className="numerals"
          rowKey="enrolmentId"
          size="middle"
          loading={trainees.answer === undefined && problem === undefined}
          dataSource={trainees.answer?.trainees ?? []}
          locale={{ emptyText: <span className="empty-line">{words.noTrainees}</span> }}
          pagination={{ pageSize: 50, hideOnSinglePage: true }}
          columns={[
            { title: text.trainees.columns.name, dataIndex: 'name' },
            { title: text.trainees.columns.document, dataIndex: 'maskedDocument' },
            { title: text.trainees.columns.post, dataIndex: 'postName' },
            {
              title: text.trainees.columns.state,
              key: 'state',
              render: (_, one) => text.enrol.kinds[one.kind],
            },
            {
              title: words.session,
              key: 'session',
              render: (_, one) => (
                <Sending
                  one={one}
                  sessions={list}
                  isBusy={step.isBusy}
                  onBook={(sessionId) => void act('bookSession', sessionId, one.enrolmentId)}
                  onCancel={(sessionId) => void act('cancelBooking', sessionId, one.enrolmentId)}
                />
              ),
            },
          ]}
        />
      </section>
    </>
  );
}

type Props = {
  readonly one: Bookable;
  readonly sessions: readonly PlannedSessionView[];
  readonly isBusy: boolean;
  readonly onBook: (sessionId: string) => void;
  readonly onCancel: (sessionId: string) => void;
};

function Sending({ one, sessions, isBusy, onBook, onCancel }: Props) {
  const words = useText().send;
  const [chosen, setChosen] = useState('');
  if (one.sessionId !== undefined) {
    const { sessionId } = one;
    const title = sessions.find((each) => each.sessionId === sessionId)?.title ?? sessionId;
    return (
      <Space wrap>
        {title}
        <Button disabled={isBusy} onClick={() => onCancel(sessionId)}>
          {words.cancel}
        </Button>
      </Space>
    );
  }
  if (one.problem !== undefined) return <span className="soft">{words.problems[one.problem]}</span>;
  const open = sessions.filter((each) => !each.isBuilt && !each.isCancelled);
  return (
    <Space wrap>
      <Choice
        aria-label={words.forName(one.name)}
        options={open.map(({ sessionId, title }) => ({ value: sessionId, label: title }))}
        unchosen={words.choose}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      />
      <Button disabled={isBusy || chosen === ''} onClick={() => onBook(chosen)}>
        {words.book}
      </Button>
    </Space>
  );
}
