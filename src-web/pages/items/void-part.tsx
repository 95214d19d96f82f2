import { Button } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { ItemId, SessionId } from '../../../src-shared/basics/ids';
import type { VoidPreview } from '../../../src-shared/contracts/web/items';
import { callCentre } from '../../centre-api';
import { AskedPart } from '../../components/asked-part';
import { Counts } from '../../components/counts';
import { NoteLine } from '../../components/note-line';
import { Problem } from '../../components/problem';
import { useAsk } from '../../components/use-ask';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';
import { NoteForm } from '../office/note-form';

type Props = { readonly sessionId: SessionId; readonly itemId: ItemId; readonly onClose: () => void };

/** A question, what voiding it would do to how many results, and the asking for it (TS-8). */
export function VoidPart({ sessionId, itemId, onClose }: Props) {
  const words = useText().items;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="sheet">
      <h2 ref={heading} tabIndex={-1}>
        {words.questionTitle(itemId)}
      </h2>
      <QuestionPart sessionId={sessionId} itemId={itemId}>
        <AskForm sessionId={sessionId} itemId={itemId} />
      </QuestionPart>
      <p className="page-turn">
        <Button onClick={onClose}>{words.close}</Button>
      </p>
    </section>
  );
}

type QuestionProps = Omit<Props, 'onClose'> & { readonly children?: ReactNode };

/** The question with its key and what voiding it would do; what is to be done about it stands below. */
export function QuestionPart({ sessionId, itemId, children }: QuestionProps) {
  const words = useText().items;
  const asked = useAsk('previewVoid', { sessionId, itemId });
  return (
    <AskedPart of={asked}>
      {(found) =>
        found.ok ? (
          <>
            <Question of={found.value} />
            <Foreseen of={found.value} />
            {children}
          </>
        ) : (
          <Problem text={words.problems[found.error.kind]} />
        )
      }
    </AskedPart>
  );
}

function Question({ of }: { readonly of: VoidPreview }) {
  return (
    <div className="comparison">
      {of.caseStem === undefined ? null : <p className="soft">{of.caseStem}</p>}
      <p>{of.stem}</p>
      <ul className="legend">
        {of.options.map(({ optionId, text, isKey }) => (
          <li key={optionId}>{isKey ? <strong>{`${optionId}✓ ${text}`}</strong> : `${optionId}　${text}`}</li>
        ))}
      </ul>
    </div>
  );
}

function Foreseen({ of }: { readonly of: VoidPreview }) {
  const words = useText().items.preview;
  return (
    <>
      <h3>{words.title}</h3>
      <Counts
        of={[
          { label: words.results, value: of.results },
          { label: words.held, value: of.effect.held },
          { label: words.raised, value: of.effect.raised },
          { label: words.nowPassed, value: of.effect.nowPassed },
        ]}
      />
      <p>{words.text(of.bankVersion)}</p>
      {of.unreadable === 0 ? null : <p className="warn-line">{words.unreadable(of.unreadable)}</p>}
    </>
  );
}

function AskForm({ sessionId, itemId }: Omit<Props, 'onClose'>) {
  const words = useText().items;
  const step = useCall();
  const [isAsked, setAsked] = useState(false);
  const ask = async (reason: string): Promise<void> => {
    const done = await step.run(
      callCentre('askVoid', { sessionId, itemId, reason }),
      (error) => words.problems[error.kind],
    );
    if (done !== undefined) setAsked(true);
  };
  if (isAsked) {
    return (
      <>
        <NoteLine text={words.askedNow} />
        <p>
          <Link href="/items">{words.toRequests}</Link>
        </p>
      </>
    );
  }
  return (
    <>
      {step.problem === undefined ? null : <Problem text={step.problem} />}
      <NoteForm<'ask'>
        name={`ask ${itemId}`}
        label={words.reason}
        isBusy={step.isBusy}
        actions={[{ key: 'ask', label: words.ask, isDanger: true }]}
        onAct={(_key, reason) => void ask(reason)}
      />
    </>
  );
}
