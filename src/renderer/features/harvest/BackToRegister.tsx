import { go } from '../../app/route.ts';
import { LinkButton } from '../../ui/index.ts';

/** The way back to the list that a page belongs to. */
export function BackToRegister({ tab, after }: { tab: 'outcomes' | 'register' | 'rounds'; after?: string }) {
  return <><LinkButton onPress={() => go({ room: 'harvest', details: tab === 'outcomes' ? {} : { tab } })}>Outcome register</LinkButton>{after !== undefined && ` · ${after}`}</>;
}
