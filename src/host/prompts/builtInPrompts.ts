/** Files of the folder `prompts` that ships with the extension, by name: where a web host serves it, no folder can be listed. A test holds both equal. */
export const BUILT_IN_PROMPTS = ['explain', 'fix', 'writeTests', 'document', 'refactor', 'review'] as const;
export type BuiltInPrompt = (typeof BUILT_IN_PROMPTS)[number];
