import { Button as AriaButton } from 'react-aria-components';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-shapes.ts';
import { Popover } from './Popover.tsx';
import './Rail.css';

export type RailRoom<Id extends string = string> = {
  id: Id;
  label: string;
  icon?: IconName;
  count?: number;
  /** What is counted, for screen readers: "sources". */
  countOf?: string;
};

export type RailProps<Id extends string = string> = {
  /** Groups of rooms; a group without a label stands first, for Home. */
  groups: ReadonlyArray<{ id: string; label?: string; rooms: ReadonlyArray<RailRoom<Id>> }>;
  current: Id;
  onGo: (id: Id) => void;
};

/** All rooms, always in the same place. In a narrow window they are behind one button. */
export function Rail<Id extends string = string>({ groups, current, onGo }: RailProps<Id>) {
  const here = groups.flatMap((group) => group.rooms).find((room) => room.id === current);
  return (
    <>
      <RailList groups={groups} current={current} onGo={onGo} />
      <div className="ui-rail-trigger">
        <Popover label="Rooms" hasHiddenLabel isFlush trigger={<Button icon="chevron-right">{`Rooms: ${here?.label ?? 'choose'}`}</Button>}>
          {(close) => <RailList groups={groups} current={current} onGo={(id) => { close(); onGo(id); }} />}
        </Popover>
      </div>
    </>
  );
}

function RailList<Id extends string>({ groups, current, onGo }: RailProps<Id>) {
  return (
    <nav className="ui-rail" aria-label="Rooms">
      {groups.map((group) => (
        <div key={group.id} role="group" aria-label={group.label}>
          {group.label !== undefined && <div className="ui-rail-label" aria-hidden="true">{group.label}</div>}
          {group.rooms.map((room) => (
            <AriaButton key={room.id} className="ui-rail-room" aria-current={room.id === current ? 'page' : undefined} onPress={() => onGo(room.id)}>
              {room.icon !== undefined && <Icon name={room.icon} />}
              <span className="ui-rail-name">{room.label}</span>
              {room.count !== undefined && <span className="ui-rail-count">{room.count}{room.countOf !== undefined && <span className="ui-visually-hidden"> {room.countOf}</span>}</span>}
            </AriaButton>
          ))}
        </div>
      ))}
    </nav>
  );
}
