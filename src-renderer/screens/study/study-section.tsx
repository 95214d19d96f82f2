import { Alert, Button, Form, Input, Popconfirm, Select, Space, Table, Tag } from 'antd';
import { useState } from 'react';
import type { StationView } from '../../../src-shared/contracts/ipc/station-view';
import type { StudyConsole } from '../../../src-shared/contracts/ipc/study-view';
import { dayAndTime } from '../../components/clock-text';
import { ProblemNote } from '../../components/problem-note';
import { type StepRun, useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import type { Texts } from '../../i18n/zh';
import { step } from '../../station-api';
import { useConsole } from '../../stores/console-store';
import { creditSentence } from './credit-sentence';
import './study.css';

type Act = Parameters<typeof step<'console:study'>>[1]['act'];
type DoAct = (what: Act, label: string) => void;
type Open = NonNullable<StudyConsole['open']>;

/** Whether this session has classes; only staff who act on people open them. */
export function isStudyShown(view: StationView): boolean {
  return view.kind === 'check-in' || view.kind.startsWith('study');
}

/** The teacher's or proctor's side of a class: open it, see who is here, put things right by hand, close it. */
export function StudySection() {
  const shown = useConsole((state) => state.view);
  const text = useText();
  const words = text.study.console;
  const doing = useStep();
  const [note, setNote] = useState('');
  if (shown.kind !== 'signed-in' || shown.study === undefined) return <p>{words.noPlan}</p>;
  const { open, courses, setAside } = shown.study;
  const act: DoAct = (what, label) => {
    // What is done is its own note where staff wrote none.
    void doing.run(() => step('console:study', { act: what, note: note.trim() || label }));
  };
  return (
    <section className="proctor-part study-console">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <Form layout="vertical">
        <Form.Item label={words.note} htmlFor="study-note" extra={text.console.noteHint}>
          <Input
            id="study-note"
            value={note}
            maxLength={500}
            onChange={(event) => setNote(event.target.value)}
          />
        </Form.Item>
      </Form>
      <ProblemNote problem={doing.problem} />
      {open === undefined ? (
        <Chooser courses={courses} doing={doing} act={act} />
      ) : (
        <OpenClass open={open} doing={doing} act={act} />
      )}
      {setAside.length === 0 ? null : (
        <Alert
          type="warning"
          showIcon
          title={words.setAside}
          description={
            <ul>
              {setAside.map((one) => (
                <li key={`${one.displayName} ${one.reason}`}>
                  {one.displayName}: {words.reasons[one.reason] ?? one.reason}
                </li>
              ))}
            </ul>
          }
        />
      )}
    </section>
  );
}

type ActProps = { readonly doing: StepRun; readonly act: DoAct };

function Chooser({ courses, doing, act }: ActProps & { readonly courses: StudyConsole['courses'] }) {
  const words = useText().study;
  const [courseId, setCourseId] = useState(courses[0]?.courseId);
  return (
    <Form layout="vertical">
      <Form.Item label={words.console.course} htmlFor="study-course">
        <Select
          id="study-course"
          value={courseId}
          onChange={setCourseId}
          options={courses.map((one) => ({
            value: one.courseId,
            label: `${one.title} · ${words.modes[one.mode]} · ${words.planned(one.plannedMinutes)}`,
          }))}
        />
      </Form.Item>
      <Button
        type="primary"
        loading={doing.isBusy}
        disabled={courseId === undefined}
        onClick={() => courseId !== undefined && act({ kind: 'open', courseId }, words.console.open)}
      >
        {words.console.open}
      </Button>
    </Form>
  );
}

function OpenClass({ open, doing, act }: ActProps & { readonly open: Open }) {
  const text = useText();
  const words = text.study.console;
  return (
    <>
      <Space wrap>
        <Button
          onClick={() =>
            act({ kind: open.isPaused ? 'end-pause' : 'pause' }, open.isPaused ? words.endPause : words.pause)
          }
          loading={doing.isBusy}
        >
          {open.isPaused ? words.endPause : words.pause}
        </Button>
        <Popconfirm
          title={words.close}
          description={words.closeLead}
          okText={words.close}
          cancelText={text.frame.close}
          onConfirm={() => act({ kind: 'close' }, words.close)}
        >
          <Button danger loading={doing.isBusy}>
            {words.close}
          </Button>
        </Popconfirm>
      </Space>
      <h3>{words.people}</h3>
      <Table
        size="small"
        pagination={false}
        rowKey="sittingId"
        dataSource={[...open.people]}
        locale={{ emptyText: words.nobody }}
        columns={columns(text, act)}
      />
      {open.done.length === 0 ? null : (
        <>
          <h3>{words.done}</h3>
          <ul>
            {open.done.map((one) => (
              <li key={`${one.displayName} ${one.minutes}`}>
                {one.displayName}: {creditSentence(text.study.done, one.credit)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function columns(text: Texts, act: DoAct) {
  const words = text.study.console;
  type Person = Open['people'][number];
  return [
    {
      title: words.name,
      render: (_: unknown, one: Person) => `${one.displayName} ${dayAndTime(one.signedInAtMs)}`,
    },
    { title: words.minutes, dataIndex: 'minutes' },
    { title: words.lost, dataIndex: 'lostMinutes' },
    { title: words.checks, render: (_: unknown, one: Person) => `${one.asked} (${one.missed})` },
    { title: words.path, render: (_: unknown, one: Person) => (one.isByFace ? words.byFace : words.byHand) },
    {
      title: words.state,
      render: (_: unknown, one: Person) => (
        <Tag color={one.stage === 'present' ? 'green' : 'orange'}>{text.study.home.stages[one.stage]}</Tag>
      ),
    },
    {
      title: words.acts,
      render: (_: unknown, { sittingId, stage }: Person) => (
        <Space wrap size="small">
          <Button size="small" onClick={() => act({ kind: 'confirm', sittingId }, words.confirm)}>
            {words.confirm}
          </Button>
          {stage === 'away' ? null : (
            <Button size="small" onClick={() => act({ kind: 'absent', sittingId }, words.absent)}>
              {words.absent}
            </Button>
          )}
          <Button size="small" onClick={() => act({ kind: 'sign-out', sittingId }, words.signOut)}>
            {words.signOut}
          </Button>
        </Space>
      ),
    },
  ];
}
