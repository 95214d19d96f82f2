import { useEffect, useState } from 'react';
import type { CandidateQuestion } from '../../../src-shared/domain/item/candidate-item';
import { ActionButton } from '../../components/action-button';
import { useText } from '../../i18n/use-text';
import { zh } from '../../i18n/zh';
import { spokenPieces } from '../../speech/question-text';
import { createReadAloud } from '../../speech/read-aloud';

type Props = {
  readonly question: CandidateQuestion;
  /** Index of the case's part in front. */
  readonly part: number;
  /** A dialog or the proctor's console is in front: nothing is read on behind it. */
  readonly isCovered: boolean;
};

/** The questions are Chinese whatever language the screen is in. */
const LANGUAGE = 'zh';
const WORDS = { question: zh.exam.readAloudQuestion, part: zh.exam.part };

/**
 * Features 19: reads the question in front to whom it was approved for, by the machine's own voice. Goes silent when
 * another question comes. A machine without a voice says so, and staff find another way.
 */
export function ReadAloudButton({ question, part, isCovered }: Props) {
  const text = useText().exam;
  const [reader] = useState(() =>
    createReadAloud(window.speechSynthesis, (piece) => new SpeechSynthesisUtterance(piece), LANGUAGE),
  );
  const [hasVoice, setHasVoice] = useState(reader.hasVoice);
  const [isReading, setReading] = useState(false);
  useEffect(() => reader.onVoices(() => setHasVoice(reader.hasVoice())), [reader]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question or part, or a cover, ends the reading
  useEffect(() => reader.stop, [reader, question, part, isCovered]);
  if (!hasVoice) {
    return (
      <p className="exam-no-voice" role="status">
        {text.readAloudNone}
      </p>
    );
  }
  return (
    <ActionButton
      look="plain"
      aria-pressed={isReading}
      onClick={() => {
        if (isReading) {
          reader.stop();
          return;
        }
        setReading(true);
        reader.read(spokenPieces(question, part, WORDS), () => setReading(false));
      }}
    >
      <span aria-hidden="true">{isReading ? '■' : '▶'}</span>{' '}
      {isReading ? text.readAloudStop : text.readAloud}
    </ActionButton>
  );
}
