import { go } from '../../app/route.ts';
import { LinkButton } from '../../ui/index.ts';

/** The way back, and what this page is, on the line above its title. */
export function BackToFramework({ after }: { after?: string }) {
  return <><LinkButton onPress={() => go({ room: 'framework' })}>Framework</LinkButton>{after !== undefined && <> · {after}</>}</>;
}
