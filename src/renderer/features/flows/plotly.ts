/** The parts of plotly.js that Kist draws with; nothing else of it is bundled. Loaded when the first picture is drawn. */
import core from 'plotly.js/lib/core';
import bar from 'plotly.js/lib/bar';
import sankey from 'plotly.js/lib/sankey';
import scatter from 'plotly.js/lib/scatter';

core.register([bar, sankey, scatter]);

export const Plotly = core;
