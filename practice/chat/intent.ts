/** What a question asks for, as far as search can serve it. */
export type Intent = 'explain' | 'fix' | 'tests' | 'document' | 'refactor' | 'question';

/** Reads the first verb that asks for something; without one the question is a search. */
export function findIntent(question: string): Intent {
  const found = FORMS.map(({ intent, pattern }) => ({ intent, at: question.search(pattern) })).filter(
    ({ at }) => at >= 0,
  );
  return found.sort((one, other) => one.at - other.at)[0]?.intent ?? 'question';
}

const FORMS: readonly { readonly intent: Intent; readonly pattern: RegExp }[] = [
  {
    intent: 'tests',
    pattern: /\b(?:unit )?tests? (?:for|of|that)\b|\b(?:write|add|generate|create)\b[^.]*\btests?\b/i,
  },
  { intent: 'document', pattern: /\b(?:document(?:ation)?|docstrings?|jsdoc|doc comments?)\b/i },
  { intent: 'fix', pattern: /\b(?:fix|bugs?|errors?|wrong|broken|problems?|fails?|failing|repair)\b/i },
  { intent: 'refactor', pattern: /\b(?:refactor|simplify|clean ?up|improve|tidy|deduplicate)\b/i },
  { intent: 'explain', pattern: /\b(?:explain|describe|summari[sz]e|overview|walk me through|what does)\b/i },
];
