import { PlateFrame } from '../../components/plate-frame';
import { useText } from '../../i18n/use-text';
import './starting-screen.css';

export function StartingScreen() {
  const text = useText();
  return (
    <PlateFrame>
      <h1>{text.frame.starting}</h1>
      <div className="starting-line" aria-hidden="true" />
      <p className="frame-lead" role="status">
        {text.frame.startingNote}
      </p>
    </PlateFrame>
  );
}
