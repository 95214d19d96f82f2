import { networkInterfaces } from 'node:os';

/** Tells when this machine's addresses on the outside change: a cable, a Wi-Fi, another network. Asked about once a second. */
export function networkWatch(read: typeof networkInterfaces = networkInterfaces): () => boolean {
  let before = addresses(read);
  return () => {
    const now = addresses(read);
    const isNew = now !== '' && now !== before;
    before = now;
    return isNew;
  };
}

function addresses(read: typeof networkInterfaces): string {
  const all = Object.values(read()).flatMap((list) => list ?? []);
  return all
    .filter((one) => !one.internal)
    .map((one) => one.address)
    .sort()
    .join(' ');
}
