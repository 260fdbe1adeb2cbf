/** Variables of the environment in which the command line takes secrets. No process that anybody else starts has any business with them. */
export const secretVariables = ['KIST_PASSPHRASE', 'KIST_NEW_PASSPHRASE', 'KIST_LINK_PASSPHRASE', 'KIST_RECOVERY_KEY'] as const;

/** An environment to hand on, without the secrets. */
export function withoutSecrets(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !secretVariables.some((secret) => secret === name)));
}
