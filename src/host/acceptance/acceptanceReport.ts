import { t } from '@vscode/l10n';
import type {
  AcceptanceStatistics,
  LanguageAcceptance,
} from '../../core/completion/acceptance/acceptanceStatistics.ts';
import type { AcceptanceLedger } from '../../core/completion/acceptance/acceptanceLedger.ts';
import { escapeMarkdown } from '../../core/util/escapeMarkdown.ts';

const title = (): string => `# ${t('How suggestions are taken')}`;
const foot = (): string =>
  t(
    'Counted on this machine and sent nowhere: a suggestion counts as shown when it could be read, or when a part of it was taken. What is typed by hand counts as typed, also where it agrees. **Interline: Reset How Suggestions Are Taken** starts from zero.',
  );

/** The statistics as a markdown document, the language with the most suggestions first. */
export function acceptanceReport(ledger: Pick<AcceptanceLedger, 'statistics' | 'waitFactor' | 'prefersShort'>): string {
  const rows = Object.entries(ledger.statistics).sort(([, a], [, b]) => b.shown - a.shown);
  if (rows.length === 0) return `${title()}\n\n${t('No suggestion has been shown since the count began.')}\n`;
  const taken = [t('Taken whole'), t('In part'), t('Of those shown')];
  const columns = [t('Language'), t('Shown'), ...taken, t('Characters'), t('Lines')];
  const header = `| ${columns.join(' | ')} |\n|:--|--:|--:|--:|--:|--:|--:|`;
  const table = [header, ...rows.map(([id, counts]) => `| ${escapeMarkdown(id)} | ${cells(counts)} |`)];
  const sum = rows.length > 1 ? [`| **${t('All')}** | ${cells(sumOf(ledger.statistics))} |`] : [];
  const effects = rows.flatMap(([id]) => effectsOf(ledger, id));
  return `${[title(), [...table, ...sum].join('\n'), ...effects, foot()].join('\n\n')}\n`;
}

function cells({ shown, accepted, partly, characters, lines }: Counts): string {
  const share = shown === 0 ? '–' : `${Math.round((100 * (accepted + partly)) / shown)} %`;
  return `${shown} | ${accepted} | ${partly} | ${share} | ${characters} | ${lines}`;
}

type Counts = Pick<LanguageAcceptance, 'shown' | 'accepted' | 'partly' | 'characters' | 'lines'>;

function sumOf(statistics: AcceptanceStatistics): Counts {
  const nothing: Counts = { shown: 0, accepted: 0, partly: 0, characters: 0, lines: 0 };
  return Object.values(statistics).reduce<Counts>(
    (sum, one) => ({
      shown: sum.shown + one.shown,
      accepted: sum.accepted + one.accepted,
      partly: sum.partly + one.partly,
      characters: sum.characters + one.characters,
      lines: sum.lines + one.lines,
    }),
    nothing,
  );
}

function effectsOf(
  ledger: Pick<AcceptanceLedger, 'waitFactor' | 'prefersShort'>,
  languageId: string,
): readonly string[] {
  const name = escapeMarkdown(languageId);
  const factor = ledger.waitFactor(languageId);
  return [
    ...(factor > 1
      ? [
          t(
            'In {0}, Interline waits {1} % longer before it asks, because few suggestions are taken.',
            name,
            Math.round((factor - 1) * 100),
          ),
        ]
      : []),
    ...(ledger.prefersShort(languageId)
      ? [t('In {0}, suggestions are kept short, because those of several lines are hardly taken.', name)]
      : []),
  ];
}
