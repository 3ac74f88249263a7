/** Marks by which chat templates end a turn; servers with a wrong template let them through as text. */
const END_TOKEN =
  /(?:<\|(?:im_end|im_start|end|endoftext|end_of_text|eot_id|eom_id|end_of_turn|end_of_sentence|assistant|user|return)\|>|<｜[^｜<>\n]{2,40}｜>|<(?:end_of_turn|eos)>)\s*$/;

/** The answer without such marks at its end. */
export function withoutEndTokens(answer: string): string {
  let text = answer;
  while (END_TOKEN.test(text)) text = text.replace(END_TOKEN, '');
  return text;
}
