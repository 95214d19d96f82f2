/**
 * What a locked page must not offer, whatever the screen: dragging, dropping, the context menu, the browser's own
 * find and print. Main refuses them too; here they also leave no trace on the screen.
 */
export function keepPageClosed(page: Document): void {
  for (const kind of ['contextmenu', 'dragstart', 'dragover', 'drop'] as const) {
    page.addEventListener(kind, (event) => event.preventDefault(), { capture: true });
  }
  page.addEventListener(
    'keydown',
    (event) => {
      const isCommand = event.ctrlKey || event.metaKey;
      if (isCommand && ['p', 's', 'f', 'g', 'u', 'o'].includes(event.key.toLowerCase()))
        event.preventDefault();
      if (['F3', 'F5', 'F7'].includes(event.key)) event.preventDefault();
    },
    { capture: true },
  );
}
