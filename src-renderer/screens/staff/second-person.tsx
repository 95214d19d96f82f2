import { useText } from '../../i18n/use-text';
import { StaffField, StaffSecret } from './staff-form';

/** The second signature (RM-10, RM-13): number and password, under `second` of the form's entry. */
export function SecondPerson({ legend }: { readonly legend: string }) {
  const text = useText();
  return (
    <fieldset className="second-person">
      <legend>{legend}</legend>
      <div className="staff-pair">
        <StaffField name={['second', 'staffId']} label={text.staff.staffId} maxLength={64} />
        <StaffSecret name={['second', 'password']} label={text.staff.password} maxLength={200} />
      </div>
    </fieldset>
  );
}
