import type { ReactNode } from 'react';
import './Layout.css';

export type Gap = 4 | 8 | 12 | 16 | 24 | 32;

export type StackProps = { children: ReactNode; gap?: Gap };

/** One under the other. */
export function Stack({ children, gap = 16 }: StackProps) {
  return <div className="ui-stack" data-gap={gap}>{children}</div>;
}

export type ClusterProps = { children: ReactNode; gap?: Gap; align?: 'center' | 'start' | 'baseline' | 'end'; justify?: 'start' | 'between' | 'end' };

/** Beside each other, on as many lines as it takes. */
export function Cluster({ children, gap = 8, align = 'center', justify = 'start' }: ClusterProps) {
  return <div className="ui-cluster" data-gap={gap} data-align={align} data-justify={justify}>{children}</div>;
}

export type ColumnsProps = { children: ReactNode; gap?: Gap; /** How narrow a column may get before there is one fewer. */ least?: 'narrow' | 'usual' | 'wide' };

/** Columns of the same width, as many as there is room for. */
export function Columns({ children, gap = 32, least = 'usual' }: ColumnsProps) {
  return <div className="ui-columns" data-gap={gap} data-least={least}>{children}</div>;
}
