/** The endpoint that a test run gives the extension. */
export interface TestEndpoint {
  /** Base URL with `/v1`. */
  readonly url: string;
  readonly model: string;
  /** Empty: it wants none. */
  readonly key: string;
  readonly extraBody?: Readonly<Record<string, unknown>>;
  /** The environment variable in which the extension host finds `key`. */
  readonly keyVariable?: string;
}

/** User settings for a quiet window whose every role goes to the one endpoint, named `test`. */
export function testSettings(endpoint: TestEndpoint): Readonly<Record<string, unknown>> {
  const { url: baseUrl, model, extraBody, keyVariable } = endpoint;
  const roles = ['completion', 'chat', 'edit'].flatMap((role): [string, string][] => [
    [`interline.${role}.endpoint`, 'test'],
    [`interline.${role}.model`, model],
  ]);
  return {
    'security.workspace.trust.enabled': false,
    'telemetry.telemetryLevel': 'off',
    'workbench.startupEditor': 'none',
    'workbench.tips.enabled': false,
    'workbench.welcomePage.walkthroughs.openOnInstall': false,
    'extensions.ignoreRecommendations': true,
    'chat.disableAIFeatures': true,
    // Without VS Code's own chat it would open empty.
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'editor.inlineSuggest.enabled': true,
    'git.openRepositoryInParentFolders': 'never',
    'interline.completion.requests': 'local',
    'interline.endpoints': {
      test: { baseUrl, ...(extraBody && { extraBody }), ...(keyVariable && { apiKeyVariable: keyVariable }) },
    },
    ...Object.fromEntries(roles),
  };
}
