const SHELLS = new Set(
  (
    'sh bash zsh ksh dash ash fish nu nushell shell shellscript shell-script console shell-session shellsession sh-session bash-session ' +
    'terminal command commandline cmdline powershell pwsh ps ps1 posh psm1 cmd bat batch batchfile dos'
  ).split(' '),
);

/** Whether what follows a fence's marks names a language that is typed at a prompt. */
export function isShellLanguage(info: string): boolean {
  return SHELLS.has((/^[\w+#-]+/.exec(info.trim())?.[0] ?? '').toLowerCase());
}
