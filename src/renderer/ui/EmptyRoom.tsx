import type { ReactNode } from 'react';
import { Picture } from './Picture.tsx';
import type { PictureName } from './Picture.tsx';
import './EmptyRoom.css';

export type EmptyRoomProps = {
  /** What belongs here: "Here you keep what people said". */
  title: string;
  /** Two sentences that teach: what it is for, and how it begins. */
  children: ReactNode;
  picture: PictureName;
  /** Buttons, the main one first. */
  actions?: ReactNode;
  /** Something larger under the buttons, such as a FileDrop. */
  more?: ReactNode;
  /** 1 where the page has no header of its own. */
  level?: 1 | 2;
};

/** A room with nothing in it yet teaches what belongs there. */
export function EmptyRoom({ title, children, picture, actions, more, level = 2 }: EmptyRoomProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="ui-empty-room">
      <div className="ui-empty-room-picture"><Picture name={picture} /></div>
      <Heading className="ui-empty-room-title">{title}</Heading>
      <p className="ui-empty-room-words">{children}</p>
      {actions !== undefined && <div className="ui-empty-room-actions">{actions}</div>}
      {more !== undefined && <div className="ui-empty-room-more">{more}</div>}
    </div>
  );
}
