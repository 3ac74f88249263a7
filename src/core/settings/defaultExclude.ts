/** Files that by custom hold keys and passwords: their text stays at home unless the user says otherwise. Syntax of `.gitignore`. */
export const DEFAULT_EXCLUDE: readonly string[] = [
  '**/.env',
  '**/.env.*',
  '!**/.env.{example,sample,template,dist}',
  '**/*.{pem,key,p12,pfx,jks,keystore,kdb,kdbx,ppk,asc,gpg,ovpn}',
  '**/{id_rsa,id_dsa,id_ecdsa,id_ed25519}*',
  '**/{.npmrc,.pypirc,.netrc,_netrc,.pgpass,.htpasswd,.git-credentials,.dockercfg}',
  '**/{.ssh,.aws,.gnupg,.azure,.kube}/**',
  '**/{credentials,secret,secrets}',
  '**/{credentials,secret,secrets}.{json,yaml,yml,toml,ini,txt,env}',
  '**/{service-account,serviceaccount,client_secret}*.json',
  '**/*.{tfstate,tfvars}',
  '**/*.tfstate.backup',
];
