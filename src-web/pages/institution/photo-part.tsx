import { Button } from 'antd';
import { useState } from 'react';
import type { PhotoRefused as PhotoRefusal } from '../../../src-shared/contracts/web/certificates';
import type { TraineeView } from '../../../src-shared/contracts/web/enrolments';
import type { PhotoFinding } from '../../../src-shared/domain/person/photo-check';
import { callCentre } from '../../centre-api';
import { NoteLine } from '../../components/note-line';
import { PhotoFindings } from '../../components/photo-findings';
import { PhotoRefused } from '../../components/photo-refused';
import { Problem } from '../../components/problem';
import { useAsk } from '../../components/use-ask';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';
import { scalePhoto } from '../../scale-photo';

/** A trainee's photograph: looked at, accepted, or replaced while that is allowed (PH-3, PH-4, PH-6). */
export function PhotoPart({ trainee }: { readonly trainee: TraineeView }) {
  const text = useText();
  const words = text.photo;
  const { enrolmentId, name } = trainee;
  const asked = useAsk('traineePhoto', { enrolmentId });
  const step = useCall();
  const [measured, setMeasured] = useState<readonly PhotoFinding[]>([]);
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const [said, setSaid] = useState<string | undefined>(undefined);
  const refused = ({ kind, findings }: PhotoRefusal): string => {
    setMeasured(findings ?? []);
    return words.problems[kind];
  };
  const replace = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setSaid(undefined);
    setMeasured([]);
    const scaled = await scalePhoto(file);
    setTrouble(typeof scaled === 'string' ? words.trouble[scaled] : undefined);
    if (typeof scaled === 'string') return;
    const call = callCentre('replaceTraineePhoto', { enrolmentId, ...scaled });
    const done = await step.run(call, refused);
    if (done !== undefined) setSaid(words.replaced);
    asked.again();
  };
  const accept = async (version: number): Promise<void> => {
    setSaid(undefined);
    const call = callCentre('acceptPhoto', { enrolmentId, version });
    const done = await step.run(call, (error) =>
      error.kind === 'not-yours' ? words.problems['not-yours'] : words.changed,
    );
    if (done !== undefined) setSaid(words.accepted);
    asked.again();
  };
  const photo = asked.answer?.ok === true ? asked.answer.value : undefined;
  return (
    <section className="sheet">
      <h2>
        {words.title} · {name}
      </h2>
      {asked.problem === undefined ? null : (
        <Problem text={text.problems[asked.problem.kind]} onAgain={asked.again} />
      )}
      {asked.answer?.ok === false ? <Problem text={words.problems['not-yours']} /> : null}
      {step.isBusy ? (
        <p role="status" className="soft">
          {words.checking}
        </p>
      ) : null}
      {trouble === undefined ? null : <Problem text={trouble} />}
      {step.problem === undefined ? null : <PhotoRefused text={step.problem} findings={measured} />}
      <NoteLine text={said} />
      {photo === undefined ? null : (
        <>
          {photo.jpegBase64 === undefined ? (
            <p className="soft">{words.noneOf}</p>
          ) : (
            <figure className="own-photo">
              <img src={`data:image/jpeg;base64,${photo.jpegBase64}`} alt={words.altOf(name)} />
              {photo.verdict === undefined ? null : (
                <figcaption className="soft">{words.verdict[photo.verdict]}</figcaption>
              )}
            </figure>
          )}
          <PhotoFindings automatic={photo.automatic} findings={photo.findings} />
          {photo.verdict === 'review' && photo.version !== undefined ? (
            <p className="page-turn">
              <Button disabled={step.isBusy} onClick={() => void accept(photo.version ?? 0)}>
                {words.accept}
              </Button>
            </p>
          ) : null}
          {photo.lockedBecause === undefined ? (
            <label className="file-choice">
              {words.replace}
              <input
                type="file"
                accept="image/jpeg"
                disabled={step.isBusy}
                onChange={(event) => void replace(event.target.files?.[0])}
              />
            </label>
          ) : (
            <p>
              <strong>
                {words.problemsOfTrainee[photo.lockedBecause] ?? words.problems[photo.lockedBecause]}
              </strong>
            </p>
          )}
        </>
      )}
    </section>
  );
}
