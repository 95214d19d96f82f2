/** Ends every switch over a union: the compiler refuses it when a member was forgotten. */
export function assertNever(value: never): never {
  throw new Error(`unexpected member of a union: ${JSON.stringify(value)}`);
}
