import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import './Tabs.css';

export type TabsProps<Id extends string = string> = {
  /** What the tabs are views of; read out, not shown. */
  label: string;
  tabs: ReadonlyArray<{ id: Id; label: string; content: ReactNode; count?: number; isDisabled?: boolean }>;
  /** Id of the open tab; leave out to let the tabs remember by themselves. */
  value?: Id;
  onChange?: (id: Id) => void;
};

/** Several views of the same thing, one at a time. */
export function Tabs<Id extends string = string>({ label, tabs, value, onChange }: TabsProps<Id>) {
  return (
    <AriaTabs className="ui-tabs" selectedKey={value} onSelectionChange={(key) => onChange?.(key as Id)}>
      <TabList className="ui-tab-list" aria-label={label}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="ui-tab" isDisabled={tab.isDisabled}>
            <span className="ui-tab-label" data-label={tab.label}>{tab.label}</span>
            {tab.count !== undefined && <span className="ui-tab-count">{tab.count}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => <TabPanel key={tab.id} id={tab.id} className="ui-tab-panel">{tab.content}</TabPanel>)}
    </AriaTabs>
  );
}
