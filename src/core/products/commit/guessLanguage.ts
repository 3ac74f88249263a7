/** Letters that tell a language by themselves, the most telling first. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'Japanese'],
  [/\p{Script=Hangul}/gu, 'Korean'],
  [/\p{Script=Han}/gu, 'Chinese'],
  [/[іїєґІЇЄҐ]/gu, 'Ukrainian'],
  [/\p{Script=Cyrillic}/gu, 'Russian'],
  [/\p{Script=Greek}/gu, 'Greek'],
  [/\p{Script=Arabic}/gu, 'Arabic'],
  [/\p{Script=Hebrew}/gu, 'Hebrew'],
  [/\p{Script=Thai}/gu, 'Thai'],
  [/\p{Script=Devanagari}/gu, 'Hindi'],
];

/** Frequent words that hardly any of the other languages has. */
const WORDS: Readonly<Record<string, string>> = {
  English: 'the and to of in for with from when add fix remove use make update not is on by allow move',
  German: 'und der die das für mit von bei nicht auf ein eine wird hinzugefügt behoben entfernt zum zur',
  French: 'le la les des du pour avec dans une sur ajout ajoute corrige correction suppression mise et aux',
  Spanish: 'el los las del para con por una corrige añade agrega elimina al se y en',
  Portuguese: 'os das dos para com não uma adiciona adicionado corrige remove ao do e em',
  Italian: 'il gli della del per con una aggiunto aggiunge corretto rimosso nel e di alla',
  Dutch: 'het een van voor met niet toegevoegd verwijderd naar bij en op',
  Polish: 'i w na do z dla dodano poprawiono usunięto nie oraz przy',
  Swedish: 'och för med inte att en ett lägg till ta bort när på av',
  Czech: 'a pro na přidat přidáno oprava opraveno při se ve z nebo',
  Turkish: 've için ile bir eklendi düzeltildi kaldırıldı bu olarak',
};

/** How much of the text must speak for a script before short names in it do not. */
const SHARE_OF_SCRIPT = 0.15;

/** The natural language of short texts about code, by name; undefined when nothing tells. */
export function guessLanguage(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return undefined;
  const script = SCRIPTS.find(([pattern]) => (text.match(pattern)?.length ?? 0) / letters > SHARE_OF_SCRIPT / 4);
  const own = text.match(/[^\p{Script=Latin}\P{L}]/gu)?.length ?? 0;
  if (script && own / letters > SHARE_OF_SCRIPT) return script[1];
  const found = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const scores = Object.entries(WORDS).map(([language, words]): readonly [string, number] => {
    const known = new Set(words.split(' '));
    return [language, found.filter((word) => known.has(word)).length];
  });
  const [best, second] = scores.sort(([, a], [, b]) => b - a);
  return best && best[1] > 0 && best[1] > (second?.[1] ?? 0) ? best[0] : undefined;
}
