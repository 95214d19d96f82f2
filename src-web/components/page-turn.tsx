import { Button } from 'antd';

type Props = {
  readonly first: string;
  readonly more: string;
  /** Absent on the first page. */
  readonly onFirst: (() => void) | undefined;
  /** Absent on the last page. */
  readonly onMore: (() => void) | undefined;
};

/** From page to page of a list that is never counted as a whole. */
export function PageTurn({ first, more, onFirst, onMore }: Props) {
  if (onFirst === undefined && onMore === undefined) return null;
  return (
    <div className="page-turn">
      {onFirst === undefined ? null : <Button onClick={onFirst}>{first}</Button>}
      {onMore === undefined ? null : <Button onClick={onMore}>{more}</Button>}
    </div>
  );
}
