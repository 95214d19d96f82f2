import { Button } from 'antd';
import { useText } from '../i18n/use-text';

type Props = { readonly text: string; readonly onAgain?: () => void };

/** What went wrong, said to screen readers at once, with the way on where there is one. */
export function Problem({ text, onAgain }: Props) {
  const words = useText();
  return (
    <div role="alert" className="problem">
      <p>{text}</p>
      {onAgain === undefined ? null : <Button onClick={onAgain}>{words.again}</Button>}
    </div>
  );
}
