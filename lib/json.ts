/** The parsed text; undefined when it is not JSON. JSON.parse quotes its input in its errors, so none of them leaves this function. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
