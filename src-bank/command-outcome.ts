/** What a command leaves behind: 0 done, 1 something is wrong with its input, 2 it was called wrongly. */
export type CommandOutcome = { readonly exitCode: 0 | 1 | 2; readonly text: string };
