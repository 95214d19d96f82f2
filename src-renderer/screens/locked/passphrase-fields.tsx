import { useText } from '../../i18n/use-text';
import { call } from '../../station-api';
import { StaffSecret } from '../staff/staff-form';
import { ReleasedKey } from './released-key';
import { type KeyKind, type TypedKey, typedKeyOf } from './typed-key';

type Props = { readonly kind: KeyKind; readonly typed: () => TypedKey };

/** Asked for first, because deriving the key takes a moment that the rest is typed in. */
export function PassphraseFields({ kind, typed }: Props) {
  const words = useText().staff.locked;
  if (kind === 'released') return <ReleasedKey />;
  const begin = (): void => {
    const key = typedKeyOf(kind, typed());
    if (key !== undefined) void call('session:prepare', key);
  };
  if (kind === 'passphrase') {
    return (
      <StaffSecret
        name="passphrase"
        label={words.passphrase}
        hint={words.passphraseHint}
        maxLength={300}
        isFirst
        onLeave={begin}
      />
    );
  }
  return (
    <>
      <StaffSecret name="firstShare" label={words.shares.first} maxLength={100} isFirst onLeave={begin} />
      <StaffSecret
        name="secondShare"
        label={words.shares.second}
        hint={words.sharesHint}
        maxLength={100}
        onLeave={begin}
      />
    </>
  );
}
