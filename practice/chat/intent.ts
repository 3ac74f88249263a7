/** What a question asks for, as far as search can serve it. */
export type Intent = 'explain' | 'fix' | 'tests' | 'document' | 'refactor' | 'question';

/** Reads the verb of a request; a question about something that was not attached is a search. */
export function findIntent(question: string): Intent {
  const line = question.toLowerCase();
  return FORMS.find(({ pattern }) => pattern.test(line))?.intent ?? 'question';
}

const FORMS: readonly { readonly intent: Intent; readonly pattern: RegExp }[] = [
  { intent: 'tests', pattern: /\b(?:unit )?tests? (?:for|of|that)\b|\b(?:write|add|generate|create)\b.*\btests?\b/ },
  { intent: 'document', pattern: /\b(?:document|docstrings?|jsdoc|doc comments?)\b/ },
  { intent: 'fix', pattern: /\b(?:fix|bugs?|errors?|wrong|broken|problems?|fails?|failing|repair)\b/ },
  { intent: 'refactor', pattern: /\b(?:refactor|simplify|clean ?up|improve|tidy|deduplicate)\b/ },
  { intent: 'explain', pattern: /\b(?:explain|describe|summari[sz]e|overview|walk me through|what does)\b/ },
];
