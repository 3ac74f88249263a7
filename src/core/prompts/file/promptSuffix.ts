/** What a prompt file's name ends with, in VS Code and here. */
export const PROMPT_SUFFIX = '.prompt.md';
