/** How models say in other common languages than English that something is as it was, or left out. */
const UNCHANGED =
  /unverändert|bleib(?:t|en) (?:gleich|wie)|ongewijzigd|oförändrad|inchangée?s?|sans changement|sin (?:cambios|modificar)|sem alterações|inalterad[oa]s?|invariat[oaie]|senza modifiche|bez zmian|без изменений|без змін|не изменил\p{L}*|değişmed(?:i|en)|aynı kal\p{L}*|保持不[变變]|不[变變]|省略|同上|変更なし|以下同|そのまま|변경 ?없음|그대로|동일|생략/iu;
/** What was there before, or the rest of it. */
const THERE =
  /(?:^|[^\p{L}])(?:bestehende|vorhandene|restliche|übrige|rest |bestaande|befintlig|resten |existante?s?|existentes?|resto |restante |reste |esistent[ei]|istniejąc|reszta|pozostał|существующ|остальн|існуюч|решта|mevcut|geri kalan)/iu;
const CODE = /code|kod|código|codice|код|method|methode|funk|部分|代[码碼]|程式|コード|実装|코드|부분/iu;
/** The same in scripts that write without spaces. */
const OTHER_CODE =
  /^(?:其他|其餘|其余|剩余|剩餘|[现現]有|原有|既存|残り|기존|나머지)\s*(?:的|の)?\s*(?:代[码碼]|程式碼?|部分|コード|実装|코드|부분)$/u;

const MOST_WORDS = 8;
/** A longer comment that names the code that is there says something about it. */
const MOST_WORDS_ABOUT_CODE = 4;

/** Whether words beside dots say in one of these languages that code stays. */
export function saysStaysElsewhere(words: string): boolean {
  const plain = words.replace(/^[.…\s]+|[.…\s]+$/g, '');
  return UNCHANGED.test(plain) || THERE.test(plain) || OTHER_CODE.test(plain);
}

/** Whether a comment without dots can mean nothing else in one of these languages. */
export function isElisionElsewhere(words: string): boolean {
  const count = words.split(/\s+/).length;
  if (OTHER_CODE.test(words)) return true;
  if (!CODE.test(words) || count > MOST_WORDS || words.length > 60) return false;
  return UNCHANGED.test(words) || (THERE.test(words) && count <= MOST_WORDS_ABOUT_CODE);
}
