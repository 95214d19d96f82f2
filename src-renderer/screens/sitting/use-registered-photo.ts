import { useEffect, useState } from 'react';
import { step } from '../../station-api';

export type RegisteredPhoto =
  | { readonly kind: 'loading' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'ready'; readonly jpeg: Uint8Array; readonly url: string };

/** The registered photograph while this screen stands; its object URL is given back afterwards. */
export function useRegisteredPhoto(): RegisteredPhoto {
  const [photo, setPhoto] = useState<RegisteredPhoto>({ kind: 'loading' });
  useEffect(() => {
    let isGone = false;
    let url: string | undefined;
    void step('check-in:photo', {}).then((reply) => {
      if (isGone) return;
      if (!reply.ok) {
        setPhoto({ kind: 'missing' });
        return;
      }
      const jpeg = new Uint8Array(reply.value.jpeg);
      url = URL.createObjectURL(new Blob([jpeg], { type: 'image/jpeg' }));
      setPhoto({ kind: 'ready', jpeg, url });
    });
    return () => {
      isGone = true;
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, []);
  return photo;
}
