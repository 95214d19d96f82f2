import { useText } from '../i18n/use-text';
import './demo-mark.css';

/** QB-7: stands wherever something made from the demonstration bank is shown. */
export function DemoMark({ form }: { readonly form: 'short' | 'long' }) {
  const text = useText();
  return (
    <span className="demo-mark">
      {form === 'short' ? text.frame.demonstration : text.frame.demonstrationLong}
    </span>
  );
}
