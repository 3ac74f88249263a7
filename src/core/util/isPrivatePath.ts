/** Files that by custom hold keys or passwords. */
const PRIVATE_FILE_NAMES: readonly RegExp[] = [
  /^\.env(?:\.(?!example$|sample$|template$|dist$).+)?$/i,
  /\.(?:pem|key|p12|pfx|jks|keystore|kdbx?|ppk|asc|gpg|ovpn)$/i,
  /^id_(?:rsa|dsa|ecdsa|ed25519)$/i,
  /^\.(?:npmrc|pypirc|netrc|pgpass|htpasswd|git-credentials|dockercfg)$/i,
  /^_netrc$/i,
  /^(?:credentials|secrets?)(?:\.(?:json|ya?ml|toml|ini|txt|env))?$/i,
  /^(?:service-?account|client_secret).*\.json$/i,
  /\.tfstate(?:\.backup)?$/i,
  /\.tfvars$/i,
];
const PRIVATE_FOLDERS = /(?:^|\/)\.(?:ssh|aws|gnupg|azure|kube)\//i;

/** True when a file's name says that it holds keys or passwords; its text leaves the machine only after asking. */
export function isPrivatePath(path: string): boolean {
  const plain = path.replaceAll('\\', '/');
  const name = plain.slice(plain.lastIndexOf('/') + 1);
  return PRIVATE_FOLDERS.test(plain) || PRIVATE_FILE_NAMES.some((pattern) => pattern.test(name));
}
