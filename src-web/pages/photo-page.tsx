import { useRef, useState } from 'react';
import type { PhotoRefused as PhotoRefusal } from '../../src-shared/contracts/web/certificates';
import type { PhotoFinding } from '../../src-shared/domain/person/photo-check';
import { callCentre } from '../centre-api';
import { PhotoFindings } from '../components/photo-findings';
import { PhotoRefused } from '../components/photo-refused';
import { Problem } from '../components/problem';
import { useAnswer } from '../components/use-answer';
import { useCall } from '../components/use-call';
import { useText } from '../i18n/use-text';
import { scalePhoto } from '../scale-photo';

/** The person's own photograph, and why it can't be changed when it can't (S1.2, PH-1 to PH-5). */
export function PhotoPage() {
  const text = useText();
  const words = text.photo;
  const { answer, problem, again } = useAnswer('myPhoto');
  const step = useCall();
  const [measured, setMeasured] = useState<readonly PhotoFinding[]>([]);
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const [isDone, setDone] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const refused = ({ kind, findings }: PhotoRefusal): string => {
    setMeasured(findings ?? []);
    return words.problems[kind];
  };
  const upload = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setDone(false);
    setMeasured([]);
    const scaled = await scalePhoto(file);
    if (input.current !== null) input.current.value = '';
    if (typeof scaled === 'string') return setTrouble(words.trouble[scaled]);
    setTrouble(undefined);
    const done = await step.run(callCentre('uploadPhoto', scaled), refused);
    setDone(done !== undefined);
    if (done !== undefined) again();
  };
  return (
    <>
      <h1>{words.title}</h1>
      <section className="sheet sheet-narrow">
        <p>{words.uses}</p>
        {problem === undefined ? null : <Problem text={text.problems[problem.kind]} onAgain={again} />}
        {answer === undefined ? null : (
          <>
            {answer.jpegBase64 === undefined ? (
              <p className="soft">{words.none}</p>
            ) : (
              <figure className="own-photo">
                <img src={`data:image/jpeg;base64,${answer.jpegBase64}`} alt={words.alt} />
                {answer.verdict === undefined ? null : (
                  <figcaption className="soft">{words.verdict[answer.verdict]}</figcaption>
                )}
              </figure>
            )}
            <PhotoFindings automatic={answer.automatic} findings={answer.findings} />
            {answer.lockedBecause === undefined ? (
              <>
                <p className="soft">{words.rules}</p>
                <label className="file-choice">
                  {words.choose}
                  <input
                    ref={input}
                    type="file"
                    accept="image/jpeg"
                    disabled={step.isBusy}
                    onChange={(event) => void upload(event.target.files?.[0])}
                  />
                </label>
              </>
            ) : (
              <p>
                <strong>{words.problems[answer.lockedBecause]}</strong>
              </p>
            )}
          </>
        )}
        {step.isBusy ? (
          <p role="status" className="soft">
            {words.checking}
          </p>
        ) : null}
        {trouble === undefined ? null : <Problem text={trouble} />}
        {step.problem === undefined ? null : <PhotoRefused text={step.problem} findings={measured} />}
        {isDone ? (
          <p role="status" className="good">
            {words.done}
          </p>
        ) : null}
      </section>
    </>
  );
}
