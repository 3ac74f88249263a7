/** Marks by which chat templates end a turn; servers with a wrong template let them through as text. */
const END_TOKEN =
  /(?:<\|(?:im_end|im_start|end|endoftext|end_of_text|eot_id|eom_id|end_of_turn|end_of_sentence|assistant|user|return)\|>|<｜[^｜<>\n]{2,40}｜>|<(?:end_of_turn|eos)>)\s*$/;

/** Llama's mark; where the answer strikes words out as HTML does, it is a tag. */
const END_OF_SEQUENCE = /<\/s>\s*$/;
/** An answer in several channels, of which a server with a wrong template lets the names through: what is said stands in the last one. */
const CHANNEL = '<|channel|>';
const FINAL_CHANNEL = /^[\s\S]*<\|channel\|>final[^<]*<\|message\|>/;

/** The answer without such marks, and without what is only thought in another channel. */
export function withoutTemplateTokens(answer: string): string {
  let text = answer.trimStart().startsWith(CHANNEL) ? finalChannel(answer) : answer;
  while (END_TOKEN.test(text)) text = text.replace(END_TOKEN, '');
  return /<s[\s>]/i.test(text) ? text : text.replace(END_OF_SEQUENCE, '');
}

function finalChannel(answer: string): string {
  return FINAL_CHANNEL.test(answer) ? answer.replace(FINAL_CHANNEL, '') : '';
}
