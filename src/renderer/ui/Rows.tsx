import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-shapes.ts';
import { LinkButton } from './LinkButton.tsx';
import type { CodeColourName } from './palette.ts';
import { Swatch } from './Swatch.tsx';
import './Rows.css';

export type RowProps = {
  /** What it says. */
  title: ReactNode;
  /** A faint line under it. */
  detail?: ReactNode;
  detailTone?: 'faint' | 'caution';
  /** A short word before it: "quote", "event", "flow", "sign", "rival". Give it to every row of the list or to none. */
  kind?: string;
  /** Or a sign before it, with its meaning in words for screen readers. */
  icon?: IconName;
  iconMeaning?: string;
  tone?: 'plain' | 'for' | 'against' | 'caution';
  colour?: CodeColourName;
  /** Set the title in the letters of a book: somebody said it. */
  isVoice?: boolean;
  /** Makes the title a link. */
  onOpen?: () => void;
  /** Small buttons or a figure at the end. */
  end?: ReactNode;
};

export type RowsProps = {
  label?: string;
  rows: ReadonlyArray<RowProps & { id: string }>;
  /** Without lines between the rows, for the inspector. */
  isOpen?: boolean;
};

/** A list of things with a title and a line about each: evidence, events, rivals, what is missing. */
export function Rows({ label, rows, isOpen = false }: RowsProps) {
  return (
    <ul className="ui-rows" aria-label={label} data-is-open={isOpen || undefined} data-has-kinds={rows.some((row) => row.kind !== undefined) || undefined}>
      {rows.map(({ id, ...row }) => <Row key={id} {...row} />)}
    </ul>
  );
}

function Row({ title, detail, detailTone = 'faint', kind, icon, iconMeaning, tone = 'plain', colour, isVoice = false, onOpen, end }: RowProps) {
  return (
    <li className="ui-row">
      {kind !== undefined && <span className="ui-row-lead">{kind}</span>}
      {kind === undefined && (icon !== undefined || colour !== undefined) && (
        <span className="ui-row-sign" data-tone={tone}>
          {colour === undefined ? <Icon name={icon ?? 'file'} /> : <Swatch colour={colour} />}
          {iconMeaning !== undefined && <span className="ui-visually-hidden">{iconMeaning}: </span>}
        </span>
      )}
      <div className="ui-row-words">
        <div className="ui-row-title" data-is-voice={isVoice || undefined}>{onOpen === undefined ? title : <LinkButton isQuiet onPress={onOpen}>{title}</LinkButton>}</div>
        {detail !== undefined && <div className="ui-row-detail" data-tone={detailTone}>{detail}</div>}
      </div>
      {end !== undefined && <div className="ui-row-end">{end}</div>}
    </li>
  );
}
