/** Something that the user can mend, told in one sentence with the next step; programs print it without a stack. */
export class SetupProblem extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'SetupProblem';
  }
}

/** Runs a program's main function; a `SetupProblem` ends it with one sentence and exit code 1, anything else with its stack. */
export async function runMain(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof SetupProblem ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
