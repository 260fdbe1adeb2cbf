/**
 * The whole journey in the real window, by keyboard and mouse: from a folder of transcripts and a file of moves to a brief. One script, two hosts.
 */
import { actThrough } from './act-through.ts';
import { acts } from './whole-acts.ts';
import { openElectronStage, openLoopbackStage } from './whole-stage.ts';

actThrough('the whole journey over the loopback host', openLoopbackStage, acts);
actThrough('the whole journey over the double of Electron', openElectronStage, acts);
