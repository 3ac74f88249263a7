import type { OperatingSystem } from './systemPath.ts';

/** Folders in which every file is guarded, at any depth: editors' and assistants' settings, repositories, hooks, what opens shells. */
const FOLDERS: readonly string[] = [
  '.git',
  '.hg',
  '.svn',
  '.jj',
  '.husky',
  '.githooks',
  '.hooks',
  '.vscode',
  '.vscode-server',
  '.vscode-insiders',
  '.vscodium',
  '.theia',
  '.idea',
  '.run',
  '.fleet',
  '.vs',
  '.zed',
  '.nova',
  '.sublime',
  '.devcontainer',
  '.cursor',
  '.claude',
  '.codex',
  '.gemini',
  '.kiro',
  '.amazonq',
  '.aider',
  '.cline',
  '.clinerules',
  '.roo',
  '.kilocode',
  '.windsurf',
  '.continue',
  '.agents',
  '.interline',
  '.circleci',
  '.buildkite',
  '.woodpecker',
  '.drone',
  '.teamcity',
  '.cargo',
  '.mvn',
  '.yarn',
  '.direnv',
  '.mise',
  '.ssh',
  '.gnupg',
  '.aws',
  '.azure',
  '.kube',
  '.docker',
  '.config',
  'node_modules',
];

/** Below these folders of a code host: what its machines run and what assistants obey. */
const PATHS: readonly RegExp[] = [
  /(?:^|\/)\.(?:github|gitea|forgejo)\/(?:workflows|actions|hooks|prompts|instructions|chatmodes|agents|skills)\//,
  /(?:^|\/)\.github\/(?:copilot-[^/]*|dependabot\.ya?ml|codeowners)$/,
  /(?:^|\/)\.gitlab\/(?:ci|agents)\//,
  /(?:^|\/)(?:gradle\/wrapper|nbproject|xcshareddata\/xcschemes)\//,
];

/** Names that run code or change which code runs, without the project being started: on opening, installing, committing, entering a folder. */
const NAMES: readonly RegExp[] = [
  // Editors
  /\.(?:code-workspace|code-profile|sublime-project|iml|ipr|iws)$/,
  /^\.devcontainer\.json$/,
  /^\.(?:n?vimrc|exrc|nvim\.lua|dir-locals\.el|emacs|lvimrc)$/,
  /^\.(?:gdb|lldb)init$/,
  // Repositories and hooks
  /^\.(?:git|gitmodules|gitattributes|gitconfig|hgrc|lfsconfig)$/,
  /^\.?(?:lefthook|pre-commit-config|pre-commit|pre-commit-hooks|overcommit|lint-staged|husky)(?:-local)?(?:\.(?!tsx?$|md$)\w+)?$/,
  /^\.(?:huskyrc|lintstagedrc)(?:\.\w+)?$/,
  // Shells and tools that act on entering a folder
  /^\.(?:envrc|envrc\..+|autoenv(?:\.zsh)?|env|env\.(?!(?:example|sample|template|dist)$).+|tool-versions|mise\.toml|rtx\.toml)$/,
  /^mise(?:\.\w+)?\.toml$/,
  /^\.(?:bash|zsh|ksh|csh|tcsh|fish|k)(?:rc|_profile|_login|_logout|_aliases|env|profile|login|_history)?$/,
  /^\.(?:profile|login|inputrc|zlogin|zlogout|screenrc|tmux\.conf|xinitrc|xprofile|xsessionrc|curlrc|wgetrc|netrc|ssh)$/,
  /^(?:microsoft\.)?(?:powershell_|vscode_)?profile\.ps1$/,
  /^(?:autorun\.inf|desktop\.ini|\.bazelrc|\.bazeliskrc|\.buckconfig|\.watchmanconfig)$/,
  // Keys, and who may come in with them
  /^(?:id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?|authorized_keys|known_hosts|_netrc|\.(?:git-credentials|pgpass|htpasswd|dockercfg))$/,
  /\.(?:pem|key|p12|pfx|jks|keystore|kdbx|ppk)$/,
  // Packages: scripts that run on installing, where packages come from
  /^(?:package|bower|composer|deno|bun|lerna|nx|rush)\.jsonc?$/,
  /^(?:package-lock|npm-shrinkwrap|pnpm-lock|composer)\.(?:json|ya?ml|lock)$/,
  /\.lock$/,
  /^\.(?:npmrc|yarnrc|yarnrc\.yml|pnpmfile\.c?js|pnpmfile\.mjs|bunfig\.toml|pypirc|condarc|gemrc)$/,
  /^(?:bunfig\.toml|pnpm-workspace\.yaml|pip\.conf|pip\.ini|nuget\.config|bundle\/config|settings\.gradle(?:\.kts)?)$/,
  /^(?:setup\.py|sitecustomize\.py|usercustomize\.py|conftest\.py|binding\.gyp|build\.rs|flake\.nix|shell\.nix|default\.nix)$/,
  /\.(?:pth|csproj|fsproj|vbproj|vcxproj|sln|slnx|proj|targets|props)$/,
  /^(?:web|app)\.config$/,
  // Pipelines
  /^\.(?:gitlab-ci|travis|drone|appveyor|cirrus|woodpecker|buildkite|semaphore)\.ya?ml$/,
  /^(?:azure-pipelines|bitbucket-pipelines|appveyor|cloudbuild|buildspec|codefresh|wercker)(?:[.-][\w.-]+)?\.ya?ml$/,
  /^jenkinsfile(?:\..+)?$/,
  // What assistants obey, and the programs that they start
  /^(?:agents|claude|gemini|copilot|codex)(?:\.\w+)?\.md$/,
  /\.(?:prompt|instructions|chatmode|agent|mode)\.md$/,
  /^\.(?:cursorrules|cursorignore|windsurfrules|clinerules|roorules|roomodes|goosehints|rules|aider\.conf\.yml|copilotignore)$/,
  /^\.?mcp(?:[.-]\w+)?\.json$/,
];

export type Guard = 'free' | 'guarded' | 'disguised';

/**
 * Whether a file is one that other programs run or obey. A name that only a careless system takes for a guarded one is `disguised`.
 * Letters' case never matters: on half of all systems it does not.
 * @param relativePath Below the workspace's folder, with slashes, dots resolved.
 */
export function guardOf(relativePath: string, os: OperatingSystem): Guard {
  const plain = relativePath.toLowerCase();
  if (isGuarded(plain)) return 'guarded';
  if (isGuarded(folded(relativePath)) || (os === 'windows' && isGuarded(plain.replace(/[. ]+(?=\/|$)/g, ''))))
    return 'disguised';
  return 'free';
}

function isGuarded(path: string): boolean {
  const segments = path.split('/');
  const name = segments.at(-1) ?? '';
  return (
    segments.some((segment) => FOLDERS.includes(segment)) ||
    PATHS.some((pattern) => pattern.test(path)) ||
    NAMES.some((pattern) => pattern.test(name))
  );
}

/** Small letters of other scripts that look like Latin ones, each with its relative. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  'аa сc еe оo рp хx уy ѕs іi јj һh ԁd ԛq ԝw ѵv ɡg οo νv ιi αa ρp υu ϲc'
    .split(' ')
    .map(([other = '', latin = '']) => [other, latin]),
);

/** As a system folds letters that takes compatibility forms, dotless i and long s for their plain relatives, or as a reader reads them. */
function folded(path: string): string {
  const plain = path.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
  return Array.from(plain, (letter) => LOOK_ALIKES.get(letter) ?? letter).join('');
}
