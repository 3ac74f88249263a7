import type { RequestBody } from '../endpoint/buildBody.ts';
import { mannersOf } from '../endpoint/manners.ts';
import type { ProbeAnswer } from '../endpoint/probe.ts';
import type { RoutePath } from '../endpoint/requestUrl.ts';
import type { FimTemplate } from '../fim/fimTemplate.ts';
import { renderPrompt } from '../fim/renderPrompt.ts';
import type { ProbeTarget } from './examineChat.ts';
import { noteLatency, noteStreaming, noteUsage } from './examineChat.ts';
import type { Subject, TemplateScore } from './examination.ts';
import type { Examiner, Trial } from './examiner.ts';
import { NOT_ASKED } from './examiner.ts';
import { GAPS, scoreFilling } from './gap.ts';
import { plausibleTemplates } from './plausibleTemplates.ts';

const RAW = { path: '/completions' } as const;
const LONGEST_FILLING = 24;
/** More than OpenAI, Azure and TGI take. */
const FIVE_STOPS = ['\n\n\n', '<eot-1>', '<eot-2>', '<eot-3>', '<eot-4>'];
/** From here on an answer is what was missing, and not merely some text. */
const GOOD = 0.5;

export interface CompletionFindings {
  readonly templates: readonly TemplateScore[];
  readonly template?: string;
}

/** Raw completion with each plausible template, then the other ways to fill in; chooses the best. */
export async function examineCompletion(examiner: Examiner, target: ProbeTarget): Promise<CompletionFindings> {
  const templates = await examineTemplates(examiner, target);
  const suffix = await examineSuffix(examiner, target);
  const infill = await examineInfill(examiner, target);
  await examineStops(examiner, target);
  const template = chooseTemplate(examiner, { templates, suffix, infill });
  noteChoice(examiner, templates, template);
  return { templates, ...(template !== undefined && { template }) };
}

async function examineTemplates(examiner: Examiner, target: ProbeTarget): Promise<readonly TemplateScore[]> {
  const [gap] = GAPS;
  const scores: TemplateScore[] = [];
  for (const template of plausibleTemplates(target.model)) {
    const body = completionBody(target, renderPrompt(template, gap), { stop: stopsOf(template) });
    const trial = await examiner.try('completion', RAW, body);
    if (trial.kind === 'answered') {
      const { family, order } = template;
      if (scores.length === 0) noteRaw(examiner, target, trial.answer);
      scores.push({ family, order, score: scoreFilling(trial.answer.text, gap) });
    } else if (scores.length === 0) {
      noteFailure(examiner, 'completion', trial);
      return [];
    } else break;
  }
  return scores.toSorted((one, other) => other.score - one.score);
}

/** At most four: what is beyond them is cut on our side anyway. */
function stopsOf({ stops }: FimTemplate): readonly string[] {
  return stops.slice(0, 4);
}

function completionBody({ dialect, model, extraBody }: ProbeTarget, prompt: string, extra: RequestBody): RequestBody {
  return {
    model,
    prompt,
    [mannersOf(dialect, model).maxTokensField]: LONGEST_FILLING,
    temperature: 0,
    stream: true,
    ...(dialect.takesUsageOption && { stream_options: { include_usage: true } }),
    ...extraBody,
    ...extra,
  };
}

function noteRaw(examiner: Examiner, { model, dialect }: ProbeTarget, answer: ProbeAnswer): void {
  const length = answer.text.length;
  examiner.note('completion', 'yes', `${model} continues a raw prompt${length === 0 ? ', but with no text' : ''}.`);
  if (examiner.verdictOn('streaming') !== 'yes') noteStreaming(examiner, answer);
  if (examiner.verdictOn('usage') === 'unknown') noteUsage(examiner, answer, dialect);
  if (examiner.verdictOn('latency') === 'unknown') noteLatency(examiner, answer);
}

/** `prompt` and `suffix` as two fields; a server that passes `suffix` over answers without knowing the name that stands behind the hole. */
async function examineSuffix(examiner: Examiner, target: ProbeTarget): Promise<number> {
  const gap = GAPS[1];
  const kinds = target.dialect.completionKinds;
  const route: RoutePath = kinds.includes('fimPath')
    ? { path: '/fim/completions' }
    : kinds.includes('betaPath')
      ? { path: '/beta/completions', atRoot: true }
      : RAW;
  const trial = await examiner.try('suffix', route, completionBody(target, gap.prefix, { suffix: gap.suffix }));
  if (trial.kind !== 'answered') {
    noteFailure(examiner, 'suffix', trial);
    return 0;
  }
  const score = scoreFilling(trial.answer.text, gap);
  if (score >= GOOD) examiner.note('suffix', 'yes', `POST ${route.path} takes the text behind the cursor as “suffix”.`);
  else
    examiner.note(
      'suffix',
      'unknown',
      'It takes “suffix” without complaint, but its answer does not show that it read it.',
    );
  return score;
}

/** llama.cpp's own way; asked where it may be. */
async function examineInfill(examiner: Examiner, target: ProbeTarget): Promise<number> {
  const { dialect, model, extraBody } = target;
  if (!dialect.completionKinds.includes('infill') && dialect.name !== 'generic') return 0;
  const gap = GAPS[1];
  const fields = { model, input_prefix: gap.prefix, input_suffix: gap.suffix, n_predict: LONGEST_FILLING };
  const body = { ...fields, temperature: 0, stream: true, ...extraBody };
  const trial = await examiner.try('infill', { path: '/infill', atRoot: true }, body);
  if (trial.kind !== 'answered') {
    noteFailure(examiner, 'infill', trial);
    return 0;
  }
  const score = scoreFilling(trial.answer.text, gap);
  const words = score >= GOOD ? 'POST /infill fills in.' : 'POST /infill answers, but not with what was missing.';
  examiner.note('infill', 'yes', words);
  return score;
}

async function examineStops(examiner: Examiner, target: ProbeTarget): Promise<void> {
  const isChatOnly = examiner.verdictOn('completion') !== 'yes';
  const route = isChatOnly ? ({ path: '/chat/completions' } as const) : RAW;
  const body = completionBody(target, 'one two three', { stop: FIVE_STOPS });
  const { prompt, ...rest } = body;
  const chatBody = { ...rest, messages: [{ role: 'user', content: prompt }] };
  const trial = await examiner.try('stopWords', route, isChatOnly ? chatBody : body);
  if (trial.kind === 'answered') examiner.note('stopWords', 'yes', 'It takes five stop words and more.');
  else if (trial.kind === 'notAsked') examiner.note('stopWords', 'unknown', NOT_ASKED);
  else examiner.note('stopWords', 'no', `It refuses five stop words; Interline sends at most four. ${trial.words}`);
}

function noteFailure(examiner: Examiner, subject: Subject, trial: Exclude<Trial, { readonly kind: 'answered' }>): void {
  if (trial.kind === 'notAsked') examiner.note(subject, 'unknown', NOT_ASKED);
  else examiner.note(subject, 'no', trial.words);
}

interface Scores {
  readonly templates: readonly TemplateScore[];
  /** The two ways with separate fields. */
  readonly suffix: number;
  readonly infill: number;
}

/** The best filling wins; a raw template before fields, because it streams everywhere; chat when nothing else is there. */
function chooseTemplate(examiner: Examiner, { templates, suffix, infill }: Scores): string | undefined {
  const [best] = templates;
  const fields = Math.max(suffix, infill);
  if (fields >= GOOD && fields > (best?.score ?? 0)) return infill > suffix ? 'infill' : 'suffixField';
  if (best !== undefined && best.score >= GOOD) return best.family;
  // Nothing proved itself: what the model's name tells is the better guess, unless there are no raw completions at all.
  if (best !== undefined) return 'auto';
  return examiner.verdictOn('chat') === 'yes' ? 'chat' : undefined;
}

function noteChoice(examiner: Examiner, templates: readonly TemplateScore[], template: string | undefined): void {
  const tried = templates
    .map(({ family, order, score }) => {
      const side = order === 'suffixFirst' ? 'suffix first' : 'prefix first';
      return `${family} (${side}) ${Math.round(score * 100)} %`;
    })
    .join(', ');
  const results = tried === '' ? '' : ` Tried on a gap with a known answer: ${tried}.`;
  if (template === undefined) return examiner.note('fillInTheMiddle', 'no', 'Neither raw completion nor chat works.');
  if (template === 'auto')
    return examiner.note(
      'fillInTheMiddle',
      'unknown',
      `No template filled the gap; the model’s name decides.${results}`,
    );
  const best = template === 'chat' ? 'Asked in words, through the chat' : `Best: ${template}`;
  examiner.note('fillInTheMiddle', 'yes', `${best}.${results}`);
}
