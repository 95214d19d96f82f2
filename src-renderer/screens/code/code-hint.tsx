import { actionThatEnds, type SeatStandstill } from '../../../src-shared/domain/staff-code/seat-standstill';
import { useText } from '../../i18n/use-text';
import './code-hint.css';

/** For whoever stands at a seat that does not go on: which code to ask for by telephone, and where it is typed. */
export function CodeHint({ standstill }: { readonly standstill: SeatStandstill }) {
  const { code } = useText();
  return <p className="code-hint">{code.byTelephone(code.actions[actionThatEnds(standstill)])}</p>;
}
