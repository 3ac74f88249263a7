import { t } from '@vscode/l10n';
import type { LearnedRow } from '../../core/endpoint/learnedMannersStore.ts';
import type { LearnedManners } from '../../core/endpoint/manners.ts';
import { escapeMarkdown } from '../../core/util/escapeMarkdown.ts';

const title = (): string => `# ${t('What Interline has learned')}`;
const nothing = (): string =>
  t(
    'Nothing yet. When a server refuses a field of a request, Interline sends the request again without it, and remembers that for this server and model.',
  );
const foot = (): string =>
  t(
    'These lessons come from refusals. If a server has changed its ways, run **Interline: Forget What Interline Has Learned…**, and Interline asks it afresh.',
  );

/** All lessons as a markdown document, by endpoint and model, in plain words. */
export function learnedReport(rows: readonly LearnedRow[], nameOf: (baseUrl: string) => string | undefined): string {
  const told = rows.filter(({ manners }) => lessonsOf(manners).length > 0);
  if (told.length === 0) return `${title()}\n\n${nothing()}\n`;
  const baseUrls = [...new Set(told.map(({ baseUrl }) => baseUrl))];
  const sections = baseUrls.map((baseUrl) => {
    const heading = `## ${escapeMarkdown(endpointLabel(baseUrl, nameOf))}`;
    return [heading, ...told.filter((row) => row.baseUrl === baseUrl).map(modelPart)].join('\n\n');
  });
  return `${[title(), ...sections, foot()].join('\n\n')}\n`;
}

/** The endpoint's name and address; the address alone when no endpoint of the settings has it any more. */
export function endpointLabel(baseUrl: string, nameOf: (baseUrl: string) => string | undefined): string {
  const name = nameOf(baseUrl);
  return name === undefined ? baseUrl : `${name} (${baseUrl})`;
}

function modelPart({ model, manners }: LearnedRow): string {
  return [
    `### ${escapeMarkdown(model)}`,
    lessonsOf(manners)
      .map((lesson) => `- ${lesson}`)
      .join('\n'),
  ].join('\n\n');
}

/** One sentence a lesson; empty when there is none. Markdown. */
function lessonsOf(manners: LearnedManners): readonly string[] {
  const { dropped, maxTokensField, stopLimit, answerLimit, contextTokens, suffixRefused, chatOnly } = manners;
  return [
    ...dropped.map((field) => t('Does not take {0}: it is left out.', code(field))),
    ...(maxTokensField === undefined ? [] : [t('Wants the length of an answer as {0}.', code(maxTokensField))]),
    ...(stopLimit === undefined
      ? []
      : [
          stopLimit === 1
            ? t('Takes at most 1 stop word; Interline cuts at the others itself.')
            : t('Takes at most {0} stop words; Interline cuts at the others itself.', stopLimit),
        ]),
    ...(answerLimit === undefined
      ? []
      : [t('Gives answers of at most {0} tokens; no more are asked for.', answerLimit)]),
    ...(contextTokens === undefined ? [] : [t('Holds {0} tokens, prompt and answer together.', contextTokens)]),
    ...(suffixRefused === true ? [t('Does not take {0}: the prompt carries a template instead.', code('suffix'))] : []),
    ...(chatOnly === true ? [t('Only chats: text at the cursor is asked for in words.')] : []),
  ];
}

/** Field names come from the requests, but a kept store is only a file. */
function code(field: string): string {
  return `\`${field.replace(/[^\w.-]/g, '').slice(0, 60)}\``;
}
