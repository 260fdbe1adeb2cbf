declare module 'plotly.js/lib/core' {
  export interface PlotlyCore {
    register(parts: unknown[]): void;
    react(element: HTMLElement, data: unknown[], layout: unknown, config: unknown): Promise<PlotElement>;
    purge(element: HTMLElement): void;
    toImage(element: HTMLElement, options: { format: 'svg' | 'png'; width: number; height: number; scale?: number }): Promise<string>;
  }
  export interface PlotElement extends HTMLElement {
    on(event: string, listener: (event: { points: { customdata?: unknown }[] }) => void): void;
    removeAllListeners(event: string): void;
  }
  const core: PlotlyCore;
  export default core;
}
declare module 'plotly.js/lib/bar';
declare module 'plotly.js/lib/sankey';
declare module 'plotly.js/lib/scatter';
