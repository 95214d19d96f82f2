import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReadinessCheck } from '../../../src-shared/domain/readiness/readiness-check';
import type { Problem } from '../../i18n/problem-texts';
import { step } from '../../station-api';
import { measurePage } from './measure-page';

export type ReadinessRun =
  /** Main measures; then the page, whose checks are still under way. */
  | { readonly kind: 'running'; readonly checks: readonly ReadinessCheck[] | undefined }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'done'; readonly checks: readonly ReadinessCheck[] };

/** One look at the machine when the panel opens, and another whenever somebody asks. */
export function useReadiness(): { readonly run: ReadinessRun; readonly again: () => void } {
  const [run, setRun] = useState<ReadinessRun>({ kind: 'running', checks: undefined });
  const newest = useRef(0);

  const again = useCallback(() => {
    newest.current += 1;
    const mine = newest.current;
    const draw = (next: ReadinessRun): void => {
      if (mine === newest.current) setRun(next);
    };
    draw({ kind: 'running', checks: undefined });
    void (async () => {
      const page = measurePage();
      const looked = await step('readiness:look', {});
      if (!looked.ok) return draw({ kind: 'failed', problem: looked.error });
      draw({ kind: 'running', checks: looked.value.checks });
      const completed = await step('readiness:complete', { page: await page });
      draw(
        completed.ok
          ? { kind: 'done', checks: completed.value.checks }
          : { kind: 'failed', problem: completed.error },
      );
    })();
  }, []);

  useEffect(() => {
    again();
    return () => {
      newest.current += 1;
    };
  }, [again]);
  return { run, again };
}
