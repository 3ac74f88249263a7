import type { PromptInput } from './promptFile.ts';

/** A question that begins with a prompt's name: `/review base=main Look at the tests above all.` */
export interface PromptCall {
  readonly name: string;
  /** What follows the name. */
  readonly rest: string;
}

/** Undefined when it does not begin with a slash and something that can be a name: paths and comments are questions like any other. */
export function parsePromptCall(text: string): PromptCall | undefined {
  const [, name, rest = ''] = /^\s*\/([\p{L}\p{N}][\p{L}\p{N}._-]*)(?:\s+([^]*))?$/u.exec(text) ?? [];
  return name === undefined ? undefined : { name, rest: rest.trim() };
}

export interface CallArguments {
  /** By the input's name. */
  readonly inputs: Readonly<Record<string, string>>;
  /** What is left: words for the end of the prompt. */
  readonly words: string;
}

const ASSIGNMENT = /^([\p{L}_][\p{L}\p{N}_-]*)=(?:"([^"]*)"|'([^']*)'|(\S*))(?:\s+|$)/u;

/** Takes `name=value` of the prompt's own inputs from the front of what follows its name; values with spaces stand in quotes. */
export function parseCallArguments(rest: string, known: readonly PromptInput[]): CallArguments {
  const inputs = new Map<string, string>();
  let words = rest;
  for (let match = ASSIGNMENT.exec(words); match; match = ASSIGNMENT.exec(words)) {
    const [whole, name = '', doubleQuoted, singleQuoted, plain = ''] = match;
    if (!known.some((input) => input.name === name)) break;
    inputs.set(name, doubleQuoted ?? singleQuoted ?? plain);
    words = words.slice(whole.length);
  }
  return { inputs: Object.fromEntries(inputs), words };
}
