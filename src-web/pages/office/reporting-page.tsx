import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { SessionId } from '../../../src-shared/basics/ids';
import type { ReportingState } from '../../../src-shared/contracts/web/reporting-routes';
import { callCentre } from '../../centre-api';
import { Counts } from '../../components/counts';
import { FileButton } from '../../components/file-button';
import { NoteLine } from '../../components/note-line';
import { Problem } from '../../components/problem';
import { useAnswer } from '../../components/use-answer';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';

/** Results for other systems; what has been told stands in numbers. */
export function ReportingPage() {
  const text = useText();
  const words = text.reporting;
  const { answer, problem, again } = useAnswer('reportingState');
  const step = useCall();
  const fieldId = useId();
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState<string | undefined>(undefined);
  const session = SessionId.safeParse(typed.trim());
  const push = async (sessionId: SessionId): Promise<void> => {
    setSaid(undefined);
    const done = await step.run(callCentre('pushStatements', { sessionId }), () => words.noStore);
    if (done !== undefined) setSaid(words.pushed);
    again();
  };
  return (
    <>
      <h1>{words.title}</h1>
      {problem === undefined ? null : <Problem text={text.problems[problem.kind]} onAgain={again} />}
      {answer === undefined && problem === undefined ? <p role="status">{text.loading}</p> : null}
      <section className="sheet">
        <p>{words.text}</p>
        {answer === undefined ? null : <StoreState of={answer} />}
        <label htmlFor={fieldId}>{words.session}</label>
        <Input id={fieldId} maxLength={64} value={typed} onChange={(event) => setTyped(event.target.value)} />
        {typed !== '' && !session.success ? <Problem text={words.wrongSession} /> : null}
        {step.problem === undefined ? null : <Problem text={step.problem} />}
        <NoteLine text={said} />
        {session.success ? (
          <>
            <FileButton
              buttons={[
                {
                  label: words.file,
                  type: 'application/json',
                  ask: () => callCentre('exportStatements', { sessionId: session.data }),
                },
              ]}
              say={({ lines }) => words.taken(lines)}
            />
            {answer?.store === undefined ? null : (
              <div className="page-turn">
                <Button type="primary" loading={step.isBusy} onClick={() => void push(session.data)}>
                  {words.push}
                </Button>
              </div>
            )}
          </>
        ) : null}
      </section>
    </>
  );
}

function StoreState({ of: { store } }: { readonly of: ReportingState }) {
  const words = useText().reporting;
  if (store === undefined) return <p className="soft back-line">{words.noStore}</p>;
  return (
    <>
      <p className="soft">
        {words.store(store.url)} {words.retry}
      </p>
      <Counts
        of={[
          { label: words.counts.due, value: store.due },
          { label: words.counts.taken, value: store.taken, tone: 'good' },
          {
            label: words.counts.refused,
            value: store.refused,
            ...(store.refused > 0 ? { tone: 'danger' as const } : {}),
          },
        ]}
      />
      {store.refused > 0 ? <p>{words.refused}</p> : null}
    </>
  );
}
