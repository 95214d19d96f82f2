/** An href of one file of an archive to another, as the other's path; undefined when it leads out of the archive. */
export function resolveHref(from: string, href: string): string | undefined {
  let bare: string;
  try {
    bare = decodeURIComponent(href.split(/[?#]/)[0] ?? '');
  } catch {
    return undefined;
  }
  if (bare === '' || /^[a-z][a-z0-9+.-]*:|[\\\0]/i.test(bare) || bare.startsWith('/')) return undefined;
  const parts = from.split('/').slice(0, -1);
  for (const part of bare.split('/')) {
    if (part === '.' || part === '') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
