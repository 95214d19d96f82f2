import { useText } from '../../i18n/use-text';
import { openConsole } from '../../stores/console-store';
import './console-button.css';

/** Quiet, because it is for staff; on the dark header of the exam it takes the header's ink. */
export function ConsoleButton() {
  const text = useText();
  return (
    <button type="button" className="console-button" title={text.console.openHint} onClick={openConsole}>
      {text.console.open}
    </button>
  );
}
