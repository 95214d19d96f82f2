import { BusyLine } from '../../components/busy-line';
import { PlateFrame } from '../../components/plate-frame';
import { useText } from '../../i18n/use-text';

export function StartingScreen() {
  const text = useText();
  return (
    <PlateFrame>
      <h1>{text.frame.starting}</h1>
      <BusyLine />
      <p role="status">{text.frame.startingNote}</p>
    </PlateFrame>
  );
}
