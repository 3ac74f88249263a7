/** User settings of the window's own profile: quiet, trusting the sample, and nothing sent to anyone but the endpoint. */
export function windowSettings(endpointSettings: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return {
    'security.workspace.trust.enabled': false,
    'telemetry.telemetryLevel': 'off',
    'update.mode': 'none',
    'update.showReleaseNotes': false,
    'extensions.autoCheckUpdates': false,
    'extensions.autoUpdate': false,
    'extensions.ignoreRecommendations': true,
    'workbench.enableExperiments': false,
    'workbench.startupEditor': 'readme',
    'workbench.tips.enabled': false,
    'workbench.welcomePage.walkthroughs.openOnInstall': false,
    // VS Code's own chat would take the side bar that Interline's chat opens in; without it that side bar would open empty.
    'chat.disableAIFeatures': true,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'editor.inlineSuggest.enabled': true,
    'git.openRepositoryInParentFolders': 'never',
    ...endpointSettings,
  };
}
