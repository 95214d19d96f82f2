import { Button, Table } from 'antd';
import { useState } from 'react';
import { shanghaiDateTime } from '../../../src-shared/basics/instant';
import {
  type AsideDecision,
  type AsideLine,
  EITHER_MAY_STAND,
} from '../../../src-shared/contracts/web/set-aside';
import { callCentre } from '../../centre-api';
import { AskedPart } from '../../components/asked-part';
import { NoteLine } from '../../components/note-line';
import { PageTurn } from '../../components/page-turn';
import { Problem } from '../../components/problem';
import { useAsk } from '../../components/use-ask';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';
import { AsideComparison } from './aside-comparison';
import { NoteForm } from './note-form';

const nameOf = ({ stationId, epoch, seq, hash }: AsideLine) => ({ stationId, epoch, seq, hash });

export function AsidePart({ mayDecide }: { readonly mayDecide: boolean }) {
  const words = useText().aside;
  const [isOpenOnly, setOpenOnly] = useState(true);
  const [after, setAfter] = useState<AsideLine | undefined>(undefined);
  const [compared, setCompared] = useState<AsideLine | undefined>(undefined);
  const [said, setSaid] = useState<string | undefined>(undefined);
  const step = useCall();
  const asked = useAsk('recordsAside', {
    isOpenOnly,
    ...(after === undefined ? {} : { after: { quarantinedAtMs: after.quarantinedAtMs, hash: after.hash } }),
  });
  const decide = async (one: AsideLine, decision: AsideDecision, note: string): Promise<void> => {
    setSaid(undefined);
    const done = await step.run(
      callCentre('decideAside', { ...nameOf(one), decision, note }),
      (error) => words.problems[error.kind],
    );
    if (done === undefined) return;
    if (decision === 'rejected') setSaid(words.rejected);
    else if (decision === 'put-in-place') setSaid(words.putInPlace);
    else setSaid(done.isCounted ? words.counted : words.stillAside);
    asked.again();
  };
  return (
    <section className="sheet">
      <h2>{words.asideTitle}</h2>
      <p>{words.asideText}</p>
      {mayDecide ? null : <p className="soft">{words.readOnly}</p>}
      <p className="page-turn">
        <Button onClick={() => setOpenOnly(!isOpenOnly)}>
          {isOpenOnly ? words.showAll : words.showOpen}
        </Button>
      </p>
      {step.problem === undefined ? null : <Problem text={step.problem} />}
      <NoteLine text={said} />
      {compared === undefined ? null : <AsideComparison key={compared.hash} of={nameOf(compared)} />}
      <AskedPart of={asked}>
        {({ lines, hasMore }) => (
          <>
            <Table<AsideLine>
              className="numerals"
              rowKey={(one) => `${one.stationId} ${one.epoch} ${one.seq} ${one.hash}`}
              size="small"
              dataSource={lines}
              pagination={false}
              locale={{ emptyText: <span className="empty-line">{words.noAside}</span> }}
              columns={[
                {
                  title: words.columns.record,
                  key: 'record',
                  render: (_, one) => words.record(one.stationId, one.seq),
                },
                { title: words.columns.session, dataIndex: 'sessionId', render: (id?: string) => id ?? '—' },
                {
                  title: words.columns.reason,
                  key: 'reason',
                  render: (_, one) => (
                    <>
                      {words.reasons[one.reason] ?? one.reason} <DecisionText of={one} />
                    </>
                  ),
                },
                { title: words.columns.at, dataIndex: 'quarantinedAtMs', render: shanghaiDateTime },
                {
                  title: words.columns.action,
                  key: 'action',
                  render: (_, one) =>
                    mayDecide ? (
                      <AsideActions
                        of={one}
                        isBusy={step.isBusy}
                        onCompare={() => setCompared(one)}
                        onDecide={(decision, note) => void decide(one, decision, note)}
                      />
                    ) : (
                      '—'
                    ),
                },
              ]}
            />
            <PageTurn
              first={words.first}
              more={words.more}
              onFirst={after === undefined ? undefined : () => setAfter(undefined)}
              onMore={hasMore ? () => setAfter(lines.at(-1)) : undefined}
            />
          </>
        )}
      </AskedPart>
    </section>
  );
}

function DecisionText({ of: { decision } }: { readonly of: AsideLine }) {
  const words = useText().aside.decided;
  if (decision === undefined) return null;
  const at = shanghaiDateTime(decision.atMs);
  const text =
    decision.decision === 'judged-again'
      ? words['judged-again'](at)
      : words[decision.decision](at, decision.note);
  return <span className="soft">{text}</span>;
}

/** Judging again what lost to another result would only lose again; there a person says which of the two counts. */
function actionsOf({ isInInbox, reason, decision }: AsideLine): readonly AsideDecision[] {
  const isRejected = decision?.decision === 'rejected';
  const mayCount = isInInbox && reason !== 'seat-fenced';
  // Which of two whole results counts can be turned round again, also after one was rejected.
  if (EITHER_MAY_STAND.includes(reason) && mayCount)
    return isRejected ? ['put-in-place'] : ['put-in-place', 'rejected'];
  if (isRejected) return [];
  return mayCount ? ['judged-again', 'rejected'] : ['rejected'];
}

type ActionProps = {
  readonly of: AsideLine;
  readonly isBusy: boolean;
  readonly onCompare: () => void;
  readonly onDecide: (decision: AsideDecision, note: string) => void;
};

function AsideActions({ of, isBusy, onCompare, onDecide }: ActionProps) {
  const words = useText().aside;
  const actions = actionsOf(of);
  return (
    <>
      <p className="back-line">
        <Button onClick={onCompare}>{words.compare}</Button>
      </p>
      {actions.length === 0 ? null : (
        <NoteForm<AsideDecision>
          name={`aside ${of.stationId} ${of.seq} ${of.hash}`}
          label={words.note}
          isBusy={isBusy}
          actions={[
            ...actions.map((key) => ({
              key,
              label: words.actions[key],
              isDanger: key !== 'judged-again',
            })),
          ]}
          onAct={onDecide}
        />
      )}
    </>
  );
}
