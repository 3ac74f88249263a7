import type { TemplateFamily } from '../settings/templateSetting.ts';
import type { CompletionTemplate } from './fimTemplate.ts';

const STARCODER_FIM = ['<fim_prefix>', '<fim_suffix>', '<fim_middle>', '<fim_pad>'] as const;
const PIPED_FIM = ['<|fim_prefix|>', '<|fim_suffix|>', '<|fim_middle|>'] as const;
const QWEN = [...PIPED_FIM, '<|fim_pad|>', '<|repo_name|>', '<|file_sep|>', '<|im_start|>', '<|im_end|>'] as const;
const DEEPSEEK_FIM = ['<｜fim▁begin｜>', '<｜fim▁hole｜>', '<｜fim▁end｜>'] as const;
const PIPED_CODE = ['<|code_prefix|>', '<|code_suffix|>', '<|code_middle|>'] as const;
const SEED_FIM = ['<[fim-suffix]>', '<[fim-prefix]>', '<[fim-middle]>'] as const;

/**
 * Every template family that we know, as data. Tokens, order and spaces come from the models' papers, cards and tokenizers. `</s>` is
 * never a stop, though it ends some models' answers: it is a tag of HTML, and the server ends at the token anyway.
 */
export const FIM_TEMPLATES = [
  {
    kind: 'fim',
    family: 'starcoder',
    order: 'prefixFirst',
    prompt: '<fim_prefix>{prefix}<fim_suffix>{suffix}<fim_middle>',
    repository: {
      file: '<filename>{path}\n{code}\n',
      prompt: '<reponame>{repo}{files}<filename>{filename}\n<fim_prefix>{prefix}<fim_suffix>{suffix}<fim_middle>',
    },
    stops: ['<|endoftext|>', '<fim_middle>', '<fim_prefix>', '<fim_suffix>', '<fim_pad>'],
    sentinels: ['<|endoftext|>', ...STARCODER_FIM, '<filename>', '<reponame>', '<gh_stars>'],
  },
  {
    kind: 'fim',
    family: 'santacoder',
    order: 'prefixFirst',
    prompt: '<fim-prefix>{prefix}<fim-suffix>{suffix}<fim-middle>',
    stops: ['<|endoftext|>', '<fim-middle>', '<fim-prefix>', '<fim-suffix>', '<fim-pad>'],
    sentinels: ['<|endoftext|>', '<fim-prefix>', '<fim-suffix>', '<fim-middle>', '<fim-pad>'],
  },
  {
    // The path of the current file stands inside the prefix (StarCoder2 paper, section 5.1).
    kind: 'fim',
    family: 'starcoder2',
    order: 'prefixFirst',
    prompt: '<fim_prefix>{prefix}<fim_suffix>{suffix}<fim_middle>',
    repository: {
      file: '<file_sep>{path}\n{code}',
      prompt: '<repo_name>{repo}{files}<file_sep><fim_prefix>{filename}\n{prefix}<fim_suffix>{suffix}<fim_middle>',
    },
    stops: ['<|endoftext|>', '<file_sep>', '<fim_middle>', '<fim_prefix>', '<fim_suffix>', '<fim_pad>', '<repo_name>'],
    sentinels: ['<|endoftext|>', ...STARCODER_FIM, '<file_sep>', '<repo_name>'],
  },
  {
    kind: 'fim',
    family: 'codellama',
    order: 'prefixFirst',
    prompt: '<PRE> {prefix} <SUF>{suffix} <MID>',
    stops: ['<EOT>', '<MID>', '<PRE>', '<SUF>'],
    sentinels: ['<EOT>', '<PRE>', '<SUF>', '<MID>'],
  },
  {
    kind: 'fim',
    family: 'deepseek',
    order: 'prefixFirst',
    prompt: '<｜fim▁begin｜>{prefix}<｜fim▁hole｜>{suffix}<｜fim▁end｜>',
    repository: {
      file: '#{path}\n{code}\n',
      prompt: '{files}#{filename}\n<｜fim▁begin｜>{prefix}<｜fim▁hole｜>{suffix}<｜fim▁end｜>',
    },
    stops: ['<｜end▁of▁sentence｜>', '<|EOT|>', '<｜fim▁begin｜>', '<｜fim▁hole｜>', '<｜fim▁end｜>'],
    sentinels: [...DEEPSEEK_FIM, '<｜end▁of▁sentence｜>', '<｜begin▁of▁sentence｜>', '<|EOT|>'],
  },
  {
    kind: 'fim',
    family: 'qwen',
    order: 'prefixFirst',
    prompt: '<|fim_prefix|>{prefix}<|fim_suffix|>{suffix}<|fim_middle|>',
    repository: {
      file: '<|file_sep|>{path}\n{code}\n',
      prompt:
        '<|repo_name|>{repo}\n{files}<|file_sep|>{filename}\n<|fim_prefix|>{prefix}<|fim_suffix|>{suffix}<|fim_middle|>',
    },
    stops: [
      '<|endoftext|>',
      '<|file_sep|>',
      '<|fim_pad|>',
      '<|im_end|>',
      '<|fim_prefix|>',
      '<|fim_middle|>',
      '<|fim_suffix|>',
      '<|repo_name|>',
      '<|im_start|>',
    ],
    sentinels: ['<|endoftext|>', ...QWEN],
  },
  {
    kind: 'fim',
    family: 'codeqwen',
    order: 'prefixFirst',
    prompt: '<fim_prefix>{prefix}<fim_suffix>{suffix}<fim_middle>',
    stops: ['<|endoftext|>', '<file_sep>', '<fim_middle>', '<fim_prefix>', '<fim_suffix>', '<fim_pad>'],
    sentinels: ['<|endoftext|>', ...STARCODER_FIM, '<file_sep>', '<reponame>'],
  },
  {
    kind: 'fim',
    family: 'codegemma',
    order: 'prefixFirst',
    prompt: '<|fim_prefix|>{prefix}<|fim_suffix|>{suffix}<|fim_middle|>',
    repository: {
      file: '{path}\n{code}<|file_separator|>',
      prompt: '{files}{filename}\n<|fim_prefix|>{prefix}<|fim_suffix|>{suffix}<|fim_middle|>',
    },
    stops: ['<|file_separator|>', '<end_of_turn>', '<eos>', '<|fim_middle|>', '<|fim_prefix|>', '<|fim_suffix|>'],
    sentinels: [...PIPED_FIM, '<|file_separator|>', '<end_of_turn>', '<start_of_turn>', '<eos>', '<bos>'],
  },
  {
    // `[MIDDLE]` exists in the vocabulary, but is not used; the tokenizer adds `<s>` in front.
    kind: 'fim',
    family: 'codestral',
    order: 'suffixFirst',
    prompt: '[SUFFIX]{suffix}[PREFIX]{prefix}',
    repository: {
      file: '+++++ {path}\n{code}\n\n',
      prompt: '[SUFFIX]{suffix}[PREFIX]{files}+++++ {filename}\n{prefix}',
    },
    stops: ['[PREFIX]', '[SUFFIX]'],
    sentinels: ['[PREFIX]', '[SUFFIX]', '[MIDDLE]', '</s>'],
  },
  {
    kind: 'fim',
    family: 'granite4',
    order: 'prefixFirst',
    prompt: '<|fim_prefix|>{prefix}<|fim_suffix|>{suffix}<|fim_middle|>',
    stops: ['<|end_of_text|>', '<|fim_pad|>', '<|fim_middle|>', '<|fim_prefix|>', '<|fim_suffix|>'],
    sentinels: [...PIPED_FIM, '<|fim_pad|>', '<|end_of_text|>'],
  },
  {
    kind: 'fim',
    family: 'seedCoder',
    order: 'suffixFirst',
    prompt: '<[fim-suffix]>{suffix}<[fim-prefix]>{prefix}<[fim-middle]>',
    repository: {
      file: '<filename>{path}\n{code}\n\n',
      prompt: '<[fim-suffix]>{suffix}<[fim-prefix]>{files}<filename>{filename}\n{prefix}<[fim-middle]>',
    },
    stops: [
      '<[end▁of▁sentence]>',
      '<[PAD▁TOKEN]>',
      '<[SEP▁TOKEN]>',
      '<[fim-middle]>',
      '<[fim-prefix]>',
      '<[fim-suffix]>',
    ],
    sentinels: [...SEED_FIM, '<filename>', '<[end▁of▁sentence]>', '<[PAD▁TOKEN]>', '<[SEP▁TOKEN]>'],
  },
  {
    // StarCoder's spellings in the other order.
    kind: 'fim',
    family: 'mellum',
    order: 'suffixFirst',
    prompt: '<fim_suffix>{suffix}<fim_prefix>{prefix}<fim_middle>',
    repository: {
      file: '<filename>{path}\n{code}',
      prompt: '<reponame>{repo}\n{files}<filename>{filename}\n<fim_suffix>{suffix}<fim_prefix>{prefix}<fim_middle>',
    },
    stops: ['<|endoftext|>', '<filename>', '<|im_end|>', '<fim_middle>', '<fim_prefix>', '<fim_suffix>', '<fim_pad>'],
    sentinels: ['<|endoftext|>', ...STARCODER_FIM, '<filename>', '<reponame>', '<|im_end|>'],
  },
  {
    kind: 'fim',
    family: 'codegeex4',
    order: 'suffixFirst',
    prompt:
      '<|user|>\n###PATH:{filename}\n###LANGUAGE:{language}\n###MODE:BLOCK\n<|code_suffix|>{suffix}<|code_prefix|>{prefix}<|code_middle|><|assistant|>\n',
    repository: {
      file: '###REFERENCE:\n###PATH:{path}\n{code}\n',
      prompt:
        '<|user|>\n{files}###PATH:{filename}\n###LANGUAGE:{language}\n###MODE:BLOCK\n<|code_suffix|>{suffix}<|code_prefix|>{prefix}<|code_middle|><|assistant|>\n',
    },
    stops: ['<|endoftext|>', '<|user|>', '<|assistant|>', '<|code_middle|>', '<|code_prefix|>', '<|code_suffix|>'],
    sentinels: ['<|endoftext|>', '<|user|>', '<|assistant|>', ...PIPED_CODE],
  },
  {
    kind: 'fim',
    family: 'glm',
    order: 'prefixFirst',
    prompt: '<|code_prefix|>{prefix}<|code_suffix|>{suffix}<|code_middle|>',
    stops: ['<|endoftext|>', '<|user|>', '<|code_middle|>', '<|code_prefix|>', '<|code_suffix|>'],
    sentinels: ['<|endoftext|>', '<|user|>', ...PIPED_CODE],
  },
  {
    kind: 'fim',
    family: 'mercury',
    order: 'prefixFirst',
    prompt: '<|file_sep|>{filename}\n<|fim_prefix|>{prefix}<|fim_suffix|>{suffix}<|fim_middle|>',
    repository: {
      file: '<|file_sep|>{path}\n{code}\n',
      prompt: '{files}<|file_sep|>{filename}\n<|fim_prefix|>{prefix}<|fim_suffix|>{suffix}<|fim_middle|>',
    },
    stops: ['<|endoftext|>', '<|file_sep|>', '<|fim_middle|>', '<|fim_prefix|>', '<|fim_suffix|>'],
    sentinels: ['<|endoftext|>', '<|file_sep|>', ...PIPED_FIM],
  },
  { kind: 'suffixField', family: 'suffixField' },
  { kind: 'infill', family: 'infill' },
  { kind: 'holeFiller', family: 'chat', stops: ['</COMPLETION>'] },
] as const satisfies readonly (CompletionTemplate & { readonly family: TemplateFamily })[];
