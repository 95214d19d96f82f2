import { Button } from 'antd';
import { useState } from 'react';
import { shanghaiDateTime } from '../../../src-shared/basics/instant';
import type { VoidRequestLine } from '../../../src-shared/contracts/web/items';
import { callCentre } from '../../centre-api';
import { AskedPart } from '../../components/asked-part';
import { NoteLine } from '../../components/note-line';
import { Problem } from '../../components/problem';
import { useAsk } from '../../components/use-ask';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';
import { DecideForm } from './decide-form';
import { QuestionPart } from './void-part';

type Decision = 'confirmed' | 'refused';

/** TS-8: what somebody asked to void, what it would do, and the second person's word. */
export function RequestsPart() {
  const words = useText().items.requests;
  const asked = useAsk('voidRequests', {});
  const step = useCall();
  const [shownId, setShownId] = useState<string | undefined>(undefined);
  const [said, setSaid] = useState<string | undefined>(undefined);
  const decide = async (one: VoidRequestLine, decision: Decision, note: string): Promise<void> => {
    setSaid(undefined);
    const body = { requestId: one.requestId, decision, ...(note === '' ? {} : { note }) };
    const done = await step.run(callCentre('decideVoid', body), (error) => words.problems[error.kind]);
    asked.again();
    if (done === undefined) return;
    setSaid(done.effect === undefined ? words.refusedNow : words.confirmedNow(one.itemId, done.effect));
  };
  return (
    <section className="sheet">
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      {step.problem === undefined ? null : <Problem text={step.problem} />}
      <NoteLine text={said} />
      <AskedPart of={asked}>
        {({ lines }) => (
          <>
            {lines.length === 0 ? <p>{words.empty}</p> : null}
            {lines.map((one) => (
              <div className="comparison" key={one.requestId}>
                <p>
                  <strong>{words.line(one.itemId, one.bankVersion)}</strong>{' '}
                  {words.asked(one.askedBy, shanghaiDateTime(one.askedAtMs), one.sessionId)}
                </p>
                <p>{words.reason(one.reason)}</p>
                <p>{words.effect(one.effect)}</p>
                <Decided of={one} />
                {one.decided !== undefined && !one.isUnfinished ? null : one.isOwn && !one.isUnfinished ? (
                  <p className="soft">{words.own}</p>
                ) : (
                  <>
                    {shownId === one.requestId ? (
                      <QuestionPart sessionId={one.sessionId} itemId={one.itemId} />
                    ) : (
                      <p className="back-line">
                        <Button onClick={() => setShownId(one.requestId)}>{words.look}</Button>
                      </p>
                    )}
                    <DecideForm
                      of={one}
                      isBusy={step.isBusy}
                      onDecide={(decision, note) => void decide(one, decision, note)}
                    />
                  </>
                )}
              </div>
            ))}
          </>
        )}
      </AskedPart>
    </section>
  );
}

function Decided({ of: { decided, isUnfinished } }: { readonly of: VoidRequestLine }) {
  const words = useText().items.requests;
  if (decided === undefined) return null;
  const at = shanghaiDateTime(decided.atMs);
  return (
    <p className={isUnfinished ? 'warn-line' : 'soft'}>
      {words.decided[decided.decision](decided.by, at, decided.note)}
      {isUnfinished ? words.unfinished : null}
    </p>
  );
}
