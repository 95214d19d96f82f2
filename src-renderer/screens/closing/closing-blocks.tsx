import { assertNever } from '../../../src-shared/basics/assert-never';
import type { ClosingView } from '../../../src-shared/contracts/ipc/closing-channels';
import type { ClosingBlock } from '../../../src-shared/domain/session-close/closing-blocks';
import { timeOfDay } from '../../components/clock-text';
import { Note } from '../../components/note';
import { useText } from '../../i18n/use-text';
import type { Texts } from '../../i18n/zh';

const NAMES_SHOWN = 4;

/** What keeps the session open, and for each what to do; nothing once it is closed. */
export function ClosingBlocks({ view }: { readonly view: ClosingView }) {
  const text = useText();
  if (view.closedAtMs !== undefined) return null;
  if (view.blocks.length === 0) return <Note tone="good">{text.closing.balanced}</Note>;
  return (
    <Note tone="warning" title={text.closing.notBalanced}>
      <ul>
        {view.blocks.map((block) => (
          <li key={block.kind}>{sentenceOf(text, view, block)}</li>
        ))}
      </ul>
    </Note>
  );
}

function sentenceOf(text: Texts, view: ClosingView, block: ClosingBlock): string {
  const { blocks } = text.closing;
  switch (block.kind) {
    case 'staff-missing':
      return blocks['staff-missing']();
    case 'late-entry-open':
      return blocks['late-entry-open'](timeOfDay(block.fromMs));
    case 'unplaced':
      return blocks.unplaced(block.candidateIds.length, names(text, view, block.candidateIds));
    case 'still-sitting':
    case 'at-the-seat':
    case 'move-waiting':
    case 'record-missing':
    case 'placed-twice':
    case 'strangers':
      return blocks[block.kind](names(text, view, block.candidateIds));
    default:
      return assertNever(block);
  }
}

function names(text: Texts, view: ClosingView, ids: readonly string[]): string {
  const all = ids.map((id) => view.people.find((one) => one.candidateId === id)?.displayName ?? id);
  const shown = all.slice(0, NAMES_SHOWN).join(text.frame.listComma);
  return all.length > NAMES_SHOWN ? text.closing.andMore(shown, all.length) : shown;
}
