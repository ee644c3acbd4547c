import { useSyncExternalStore } from 'react';

const narrow = '(max-width: 1000px)';

function subscribe(heard: () => void): () => void {
  const media = matchMedia(narrow);
  media.addEventListener('change', heard);
  return () => media.removeEventListener('change', heard);
}

/** Whether there is no room beside the content: a phone, or a window made small. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(narrow).matches);
