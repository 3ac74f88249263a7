const MOST = 50;
/** Longer ones were pasted; kept whole they would fill the memory. */
const LONGEST = 2_000;

/** What the memory holds of earlier instructions, the latest first; what is no text is dropped. */
export function readInstructions(stored: unknown): readonly string[] {
  return Array.isArray(stored) ? stored.filter((one): one is string => typeof one === 'string').slice(0, MOST) : [];
}

/** The history with one more, each only once. */
export function rememberInstruction(history: readonly string[], instruction: string): readonly string[] {
  if (instruction.trim() === '' || instruction.length > LONGEST) return history;
  return [instruction, ...history.filter((one) => one !== instruction)].slice(0, MOST);
}
