/**
 * Takes the token out of the address, so that an address that is shared does not have it. Other tabs of this browser find
 * it in the storage of this origin.
 */
export function takeToken(location: Location, history: History, storage: Storage): string {
  const [, given] = /^#token=([\w-]+)$/.exec(location.hash) ?? [];
  if (given === undefined) return storage.getItem(KEY) ?? '';
  storage.setItem(KEY, given);
  history.replaceState(null, '', '#/ask');
  return given;
}

const KEY = 'console-token';
