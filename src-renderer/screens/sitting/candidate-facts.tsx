import type { CandidateHead } from '../../../src-shared/contracts/ipc/station-view';
import { useText } from '../../i18n/use-text';
import './candidate-facts.css';

type Props = {
  readonly candidate: CandidateHead;
  /** The whole number, where staff compare it with the document; masked otherwise (ID-14). */
  readonly documentNumber?: string;
};

export function CandidateFacts({ candidate, documentNumber }: Props) {
  const text = useText();
  return (
    <dl className="candidate-facts">
      <div>
        <dt>{text.checkIn.name}</dt>
        <dd>{candidate.displayName}</dd>
      </div>
      <div>
        <dt>{text.checkIn.post}</dt>
        <dd>{candidate.postName}</dd>
      </div>
      <div>
        <dt>{text.checkIn.admissionNo}</dt>
        <dd className="numerals">{candidate.admissionNo}</dd>
      </div>
      <div>
        <dt>{text.checkIn.document}</dt>
        <dd className="numerals">{documentNumber ?? candidate.maskedDocument}</dd>
      </div>
    </dl>
  );
}
