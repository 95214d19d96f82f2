import { useAsk } from '../../components/use-ask';
import { useText } from '../../i18n/use-text';
import { CodeForm } from './code-form';
import { FileForm } from './file-form';
import { TakenPart } from './taken-part';

/** What comes by hand from places without a line: files on sticks, and results as codes on paper or a telephone. */
export function HandInPage() {
  const words = useText().handIn;
  const taken = useAsk('handInsTaken', {});
  return (
    <>
      <h1>{words.title}</h1>
      <FileForm onTaken={taken.again} />
      <CodeForm onTaken={taken.again} />
      <TakenPart of={taken} />
    </>
  );
}
