import { useEffect, useState } from 'react';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { useText } from '../../i18n/use-text';
import { type StepValue, step } from '../../station-api';

type Page = StepValue<'study:page'>;

/** The pages of the course, one at a time, asked for when they are turned to. */
export function MaterialReader({ titles }: { readonly titles: readonly string[] }) {
  const words = useText().study.seat;
  const [pageNo, setPageNo] = useState(1);
  const shown = usePage(pageNo, titles.length);
  if (titles.length === 0) return <Note tone="plain">{words.noPages}</Note>;
  return (
    <section className="study-reader" aria-label={titles[pageNo - 1]}>
      <h2>{titles[pageNo - 1]}</h2>
      <div
        className="study-page"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long page is scrolled with the keyboard
        tabIndex={0}
      >
        {shown === 'failed' ? <Note tone="problem">{words.pageFailed}</Note> : null}
        {typeof shown === 'object' ? <PageBody page={shown} /> : null}
      </div>
      <nav className="study-turn">
        <ActionButton look="plain" disabled={pageNo <= 1} onClick={() => setPageNo(pageNo - 1)}>
          {words.previous}
        </ActionButton>
        <span className="numerals">{words.page(pageNo, titles.length)}</span>
        <ActionButton look="plain" disabled={pageNo >= titles.length} onClick={() => setPageNo(pageNo + 1)}>
          {words.next}
        </ActionButton>
      </nav>
    </section>
  );
}

function PageBody({ page }: { readonly page: Page }) {
  if (page.kind === 'picture') return <PagePicture page={page} />;
  return page.text.split(/\n{2,}/).map((paragraph) => <p key={paragraph}>{paragraph}</p>);
}

function PagePicture({ page }: { readonly page: Extract<Page, { readonly kind: 'picture' }> }) {
  const [url, setUrl] = useState<string | undefined>(undefined);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([new Uint8Array(page.bytes)], { type: page.mediaType }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [page]);
  return url === undefined ? null : <img className="study-picture" src={url} alt={page.alt} />;
}

function usePage(pageNo: number, count: number): Page | 'loading' | 'failed' {
  const [shown, setShown] = useState<Page | 'loading' | 'failed'>('loading');
  useEffect(() => {
    if (count === 0) return undefined;
    let isCurrent = true;
    setShown('loading');
    void step('study:page', { pageNo }).then((answered) => {
      if (isCurrent) setShown(answered.ok ? answered.value : 'failed');
    });
    return () => {
      isCurrent = false;
    };
  }, [pageNo, count]);
  return shown;
}
