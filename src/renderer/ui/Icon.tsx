import { filledShapes, iconShapes } from './icon-shapes.ts';
import type { IconName } from './icon-shapes.ts';
import './Icon.css';

export type IconProps = { name: IconName };

/** A line icon as tall as the words beside it. Screen readers skip it: the words say it. */
export function Icon({ name }: IconProps) {
  const isFilled = name in filledShapes;
  const shape = { ...iconShapes, ...filledShapes }[name];
  return (
    <svg className="ui-icon" viewBox="0 0 20 20" aria-hidden="true" data-filled={isFilled || undefined}>
      <path d={shape} />
    </svg>
  );
}

/** The chest. `kist` is Scots for it. */
export function KistMark() {
  return (
    <svg className="ui-icon ui-kist-mark" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M3.5 11V20h17v-9M3.5 11c0-4.2 2-6.5 5-6.5h7c3 0 5 2.3 5 6.5zM12 9v5" />
    </svg>
  );
}
