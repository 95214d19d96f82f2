import type { ManualReason } from '../../../src-shared/domain/attempt/attempt-event';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { ReasonFields } from '../manual-check/reason-fields';
import { SecondPerson } from '../staff/second-person';
import { ActForm } from './act-form';

type Entry = {
  readonly reason: ManualReason;
  readonly note: string;
  readonly second: { readonly staffId: string; readonly password: string };
};

/** RM-5 from the console, while the face check goes on under it. */
export function IdentitySection() {
  const text = useText();
  const words = text.console.identity;
  return (
    <section className="proctor-part">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <ActForm<Entry>
        initial={{ reason: 'face-not-matched', note: '' }}
        submitText={words.submit}
        doneText={words.done}
        act={({ note, ...rest }) => step('console:verify-identity', { ...rest, note: note.trim() })}
      >
        <ReasonFields />
        <SecondPerson legend={words.second} />
      </ActForm>
    </section>
  );
}
