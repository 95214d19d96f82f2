import type { CandidateHead } from '../../../src-shared/contracts/ipc/station-view';
import { useText } from '../../i18n/use-text';
import './candidate-facts.css';

/** Who sits here, the document number masked (ID-14). */
export function CandidateFacts({ candidate }: { readonly candidate: CandidateHead }) {
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
        <dd className="numerals">{candidate.maskedDocument}</dd>
      </div>
    </dl>
  );
}
