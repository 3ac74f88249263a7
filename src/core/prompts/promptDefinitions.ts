/** A prompt of the palette that asks the chat about code. */
export interface PromptDefinition {
  readonly name: 'explain' | 'fix' | 'writeTests' | 'document' | 'refactor';
  /** What the reader sees as the question, and the model gets after the attached code. `{place}` becomes the code's label. */
  readonly question: string;
  /** The editor's errors and warnings inside the code go along. */
  readonly withDiagnostics: boolean;
}

/** Short and plain on purpose: they are read by people, and small models lose the thread of long ones. */
export const PROMPT_DEFINITIONS: readonly PromptDefinition[] = [
  {
    name: 'explain',
    question:
      'Explain what {place} does. Begin with its purpose in one or two sentences, then go through what is not obvious: ' +
      'the way of the data, side effects, edge cases and anything that looks like a mistake.',
    withDiagnostics: false,
  },
  {
    name: 'fix',
    question:
      'Find and fix what is wrong in {place}. Name each fault and its cause in a sentence, then give the corrected code ' +
      'in full, ready to take the place of the attached code. Change nothing else.',
    withDiagnostics: true,
  },
  {
    name: 'writeTests',
    question:
      'Write unit tests for {place}. Use the test framework and habits that the code suggests. Cover the usual case, the ' +
      'edges and the failures; give each test a name that says what it proves. Answer with one complete file.',
    withDiagnostics: false,
  },
  {
    name: 'document',
    question:
      'Write documentation comments for {place} in the convention of its language. Say what the code cannot say itself: ' +
      'purpose, meaning of parameters and result, errors, units. Answer with the code including its comments, otherwise unchanged.',
    withDiagnostics: false,
  },
  {
    name: 'refactor',
    question:
      'Refactor {place} so that it is easier to read and to change, without changing what it does. Say in a few points ' +
      'what you improve and why, then give the new code in full.',
    withDiagnostics: false,
  },
];
