import { t } from '@vscode/l10n';

interface Danger {
  readonly pattern: RegExp;
  /** A clause of its own, its subject the command. */
  readonly words: () => string;
}

const ROOTS = String.raw`(?:sudo\s+|doas\s+)?`;
const STOP = String.raw`[^|;&\n]*`;

/** What cannot be taken back, what hands the machine to others, what reaches far beyond the folder. Plain facts, the worst first. */
const DANGERS: readonly Danger[] = [
  {
    pattern:
      /\b(?:mkfs(?:\.\w+)?|wipefs|fdisk|parted|diskpart|format-volume|clear-disk)\b|(?:^|[|;&]\s*)format\s+[a-z]:/i,
    words: () => t('formats or partitions a disk'),
  },
  {
    pattern: new RegExp(String.raw`\bdd\b${STOP}\bof=|>\s*/dev/(?:sd|nvme|hd|disk|mmcblk|vd)\w*`, 'i'),
    words: () => t('writes straight to a file or a disk'),
  },
  {
    pattern: /:\s*\(\s*\)\s*\{.*:\s*\|\s*:.*\}|%0\s*\|\s*%0/,
    words: () => t('starts itself without end until the machine stands still'),
  },
  {
    pattern: new RegExp(String.raw`(?:^|[|;&(\s])${ROOTS}rm\s+${STOP}(?:-[a-z]*[rf][a-z]*\b|--recursive|--force)`, 'i'),
    words: () => t('deletes files or folders for good'),
  },
  {
    pattern:
      /\bfind\b[^|;&\n]*(?:-delete\b|-exec\s+(?:sudo\s+)?(?:rm|shred)\b)|\|\s*xargs\b[^|;&\n]*\brm\b|\bshred\b|\bunlink\b|\bsrm\b/i,
    words: () => t('deletes files for good'),
  },
  {
    pattern:
      /\b(?:remove-item|ri|rm|del|erase)\b[^|;&\n]*(?:-r(?:ecurse)?\b|-fo(?:rce)?\b|\s\/[sqf]\b)|\b(?:rd|rmdir)\b[^|;&\n]*\s\/s\b|\bclear-content\b/i,
    words: () => t('deletes files or folders for good'),
  },
  {
    pattern:
      /\b(?:curl|wget|fetch|iwr|irm|invoke-webrequest|invoke-restmethod)\b[^;\n]*\|\s*(?:sudo\s+)?(?:env\s+)?(?:ba|z|da|k|fi)?sh\b|\b(?:curl|wget)\b[^;\n]*\|\s*(?:sudo\s+)?(?:python\d?|node|perl|ruby|php)\b|\b(?:iex|invoke-expression)\b|(?:\b(?:ba|z)?sh\b\s+(?:-c\s+)?|\beval\s+|\bsource\s+)["']?(?:<\(|\$\(|`)\s*(?:curl|wget)/i,
    words: () => t('runs a program straight from the network'),
  },
  {
    pattern: /\bbase64\b[^;\n]*\|\s*(?:sudo\s+)?(?:ba|z)?sh\b|\s-enc(?:odedcommand)?\s|\beval\b\s+["'$`(]/i,
    words: () => t('runs text that cannot be read here'),
  },
  {
    pattern: /\b(?:nc|ncat|netcat)\b[^|;&\n]*\s-(?:\w*e|\w*c)\b|\/dev\/(?:tcp|udp)\//i,
    words: () => t('opens a connection that others could use'),
  },
  {
    pattern: /\bgit\s+push\b[^|;&\n]*(?:\s-f\b|--force(?!-with-lease)|--mirror|--delete|\s\+\S+)/i,
    words: () => t('overwrites or deletes what others may have on the server'),
  },
  {
    pattern:
      /\bgit\s+(?:reset\b[^|;&\n]*--hard|clean\b[^|;&\n]*-[a-z]*f|checkout\b[^|;&\n]*(?:\s--?f\b|\s--\s+\.|\s\.(?=\s|$))|restore\b[^|;&\n]*\s\.(?=\s|$)|stash\s+(?:drop|clear)|branch\b[^|;&\n]*\s-D\b|filter-branch|filter-repo|reflog\s+expire|update-ref\s+-d)/i,
    words: () => t('throws away changes or history'),
  },
  {
    pattern:
      /\b(?:drop|truncate)\s+(?:table|database|schema|index|view|user)\b|\bdelete\s+from\b(?![^;]*\bwhere\b)|\b(?:flushall|flushdb|dropdatabase)\b/i,
    words: () => t('deletes data of a database'),
  },
  {
    pattern:
      /\b(?:terraform|tofu|pulumi)\b[^|;&\n]*\b(?:destroy|apply\b[^|;&\n]*-auto-approve)|\bkubectl\s+(?:delete|drain)\b|\bhelm\s+(?:uninstall|delete)\b|\baws\b[^|;&\n]*\b(?:delete-|terminate-|rb\b|rm\b)|\b(?:gcloud|az)\b[^|;&\n]*\bdelete\b/i,
    words: () => t('removes things from a cloud or a cluster'),
  },
  {
    pattern:
      /\b(?:docker|podman)\b[^|;&\n]*(?:\bprune\b|\brm\b[^|;&\n]*-f|\brmi\b|\bdown\b[^|;&\n]*(?:-v\b|--volumes))|\bdocker\s+run\b[^|;&\n]*--privileged/i,
    words: () => t('removes or opens up containers, images or volumes'),
  },
  {
    pattern:
      /\bch(?:mod|own|grp)\b[^|;&\n]*\s-[a-z]*R|\bchmod\b[^|;&\n]*\b0?777\b|\bicacls\b[^|;&\n]*\/t\b|\btakeown\b/i,
    words: () => t('changes who may use many files'),
  },
  {
    pattern: /\b(?:shutdown|reboot|halt|poweroff|stop-computer|restart-computer)\b|\binit\s+[06]\b/i,
    words: () => t('turns the machine off or restarts it'),
  },
  {
    pattern:
      /\bkill\s+(?:-(?:9|kill|s\s*kill)\s+)?-1\b|\bkillall\b|\bpkill\b|\btaskkill\b[^|;&\n]*\/f|\bstop-process\b[^|;&\n]*-force/i,
    words: () => t('ends running programs'),
  },
  {
    pattern: /\b(?:npm|pnpm|yarn|cargo|gem|twine|poetry|dotnet\s+nuget|vsce)\s+(?:publish|push|upload)\b/i,
    words: () => t('publishes to others'),
  },
  {
    pattern:
      /\b(?:userdel|useradd|usermod|passwd|visudo|crontab\s+-r|iptables|nft|ufw|setenforce|systemctl\s+(?:disable|mask|stop)|launchctl|reg\s+(?:add|delete)|set-executionpolicy|history\s+-c)\b/i,
    words: () => t('changes settings of the system'),
  },
  {
    pattern: /(?:^|[^>&\d])>\s*(?:~|\/(?!dev\/null\b)|\$HOME|[A-Za-z]:\\)|\bmv\b[^|;&\n]*\s\/dev\/null/i,
    words: () => t('overwrites a file outside of this folder'),
  },
  { pattern: /(?:^|[|;&(]\s*)(?:sudo|doas|su|runas|gsudo)\b/i, words: () => t('runs with an administrator’s rights') },
];

/** What a command may do that its user should know before pressing Enter; empty for nothing known. It is advice, never a guarantee. */
export function commandDangers(command: string): readonly string[] {
  const found = DANGERS.filter(({ pattern }) => pattern.test(command)).map(({ words }) => words());
  return [...new Set(found)];
}
