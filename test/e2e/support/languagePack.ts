import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const NAME = 'interline-test.language-pack';
const VERSION = '1.0.0';

export interface LanguagePackPlaces {
  readonly extensionsFolder: string;
  readonly userDataFolder: string;
}

/**
 * Installs a language pack without a single word for the editor itself: it stays English and says that its display language is another, so that
 * extensions bring their own words. Real packs come from a gallery, which tests never ask.
 *
 * @param language As VS Code names it, for example `de`.
 */
export async function installLanguagePack(language: string, places: LanguagePackPlaces): Promise<void> {
  const folder = path.join(places.extensionsFolder, `${NAME}-${VERSION}`);
  const translations = path.join(folder, 'main.i18n.json');
  const localization = {
    languageId: language,
    languageName: language,
    localizedLanguageName: language,
    translations: [{ id: 'vscode', path: './main.i18n.json' }],
  };
  const [publisher, name] = NAME.split('.');
  const manifest = { name, publisher, version: VERSION, engines: { vscode: '*' } };
  await writeJson(path.join(folder, 'package.json'), { ...manifest, contributes: { localizations: [localization] } });
  await writeJson(translations, { version: VERSION, contents: {} });
  await writeJson(path.join(places.userDataFolder, 'languagepacks.json'), {
    [language]: {
      hash: 'test',
      label: language,
      extensions: [{ extensionIdentifier: { id: NAME }, version: VERSION }],
      translations: { vscode: translations },
    },
  });
}

async function writeJson(file: string, value: unknown): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(value, undefined, 2));
}
