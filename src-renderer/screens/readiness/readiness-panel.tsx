import { Button, Form } from 'antd';
import { useState } from 'react';
import { CHECK_IDS, type CheckId } from '../../../src-shared/domain/readiness/readiness-check';
import { openBlocks, type SignedReadinessSheet } from '../../../src-shared/domain/readiness/readiness-sheet';
import { dayAndTime } from '../../components/clock-text';
import { Note } from '../../components/note';
import { ProblemNote } from '../../components/problem-note';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { PaperButtons } from '../papers/paper-buttons';
import { StaffField, StaffSubmit } from '../staff/staff-form';
import { CheckRow } from './check-row';
import { isPageCheck } from './page-checks';
import { useReadiness } from './use-readiness';
import './readiness.css';

type Props = {
  /** Who is signed in at the console; absent while the session is sealed, and then nothing can be waived. */
  readonly staffId?: string;
  readonly onMock?: (() => void) | undefined;
};

type Entry = { readonly staffId?: string };

/** Feature 17: every check live, what to do about it, and the sheet that a person signs. */
export function ReadinessPanel({ staffId, onMock }: Props) {
  const isSessionOpen = staffId !== undefined;
  const text = useText();
  const words = text.readiness;
  const { run, again } = useReadiness();
  const signing = useStep();
  const saving = useStep();
  const mocking = useStep();
  const [reasons, setReasons] = useState<Readonly<Partial<Record<CheckId, string>>>>({});
  const [signed, setSigned] = useState<SignedReadinessSheet | undefined>(undefined);
  const [isSaved, setSaved] = useState(false);

  const checks = run.kind === 'failed' ? undefined : run.checks;
  const waivers = Object.entries(reasons).flatMap(([checkId, reason]) => {
    const isBlock = checks?.some((check) => check.id === checkId && check.state === 'block') === true;
    return isBlock && reason.trim() !== '' ? [{ checkId: checkId as CheckId, reason: reason.trim() }] : [];
  });
  const blocks = run.kind === 'done' ? openBlocks(run.checks, waivers) : undefined;

  const repeat = (): void => {
    setSigned(undefined);
    setSaved(false);
    again();
  };
  const sign = (entry: Entry): void => {
    const request = { staffId: staffId ?? entry.staffId ?? '', password: '', waivers };
    void signing.run(async () => {
      const answer = await step('readiness:sign', request);
      if (answer.ok) setSigned(answer.value.signed);
      return answer;
    });
  };
  const save = async (): Promise<void> => {
    setSaved(await saving.run(() => step('readiness:save', {})));
  };

  return (
    <section className="readiness">
      <div className="ready-bar">
        <p role="status">
          {run.kind === 'running' ? words.running : null}
          {blocks === undefined ? null : blocks.length === 0 ? words.allClear : words.blocked(blocks.length)}
        </p>
        <Button onClick={repeat} loading={run.kind === 'running'}>
          {words.again}
        </Button>
        {onMock === undefined ? null : (
          <Button
            loading={mocking.isBusy}
            onClick={() =>
              void mocking
                .run(() => step('mock:start', {}))
                .then((isOn) => {
                  if (isOn) onMock();
                })
            }
          >
            {words.mock}
          </Button>
        )}
      </div>
      <ProblemNote problem={mocking.problem} />
      {run.kind === 'failed' ? <ProblemNote problem={run.problem} /> : null}
      <ul className="ready-list">
        {CHECK_IDS.map((id) => {
          const found = checks?.find((check) => check.id === id);
          const check = run.kind === 'running' && isPageCheck(id) ? undefined : found;
          const isWaivable = isSessionOpen && run.kind === 'done' && check?.state === 'block';
          return (
            <CheckRow
              key={id}
              id={id}
              check={check}
              {...(isWaivable && signed === undefined
                ? {
                    waiver: {
                      reason: reasons[id] ?? '',
                      onReason: (reason: string) => setReasons({ ...reasons, [id]: reason }),
                    },
                  }
                : {})}
            />
          );
        })}
      </ul>
      {run.kind !== 'done' ? null : signed === undefined ? (
        <Form
          name="readiness"
          className="ready-sign-form"
          layout="vertical"
          requiredMark={false}
          autoComplete="off"
          onFinish={sign}
        >
          <h3>{words.signTitle}</h3>
          <p className="ready-lead">{isSessionOpen ? words.signLead : words.signLeadSealed}</p>
          {isSessionOpen ? null : <StaffField name="staffId" label={text.staff.staffId} maxLength={64} />}
          <ProblemNote problem={signing.problem} />
          <StaffSubmit isBusy={signing.isBusy} isBlock={false}>
            {words.sign}
          </StaffSubmit>
        </Form>
      ) : (
        <Note
          tone={signed.sheet.isReady ? 'good' : 'warning'}
          title={words.signedTitle(signed.sheet.isReady)}
        >
          <p>{words.signedBy(signed.sheet.signer.staffId, dayAndTime(signed.sheet.at.wallMs))}</p>
          <p className="numerals">{words.signedHash(signed.hash.slice(0, 16))}</p>
          <p>
            <Button onClick={() => void save()} loading={saving.isBusy}>
              {words.save}
            </Button>{' '}
            {isSaved ? words.saved : null}
          </p>
          <ProblemNote problem={saving.problem} />
          <PaperButtons papers={['readiness']} />
        </Note>
      )}
    </section>
  );
}
