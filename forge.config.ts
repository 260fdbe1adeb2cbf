/**
 * Packages Kist with Electron Forge: `npx electron-forge package`, `npx electron-forge make`.
 *
 * Written with care and never run to the end: packages are built on the system that they are for, from an Electron binary, and none could be
 * had where this was written. What could be tried is tried in test/electron/forge.test.ts: this file loads, and the bundles that Forge
 * would pack are, byte for byte, the ones that the tests run. Packages are not signed yet; a council will want them to be.
 */
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion } from '@electron/fuses';
import { MakerDeb } from '@electron-forge/maker-deb';
import { MakerMSIX } from '@electron-forge/maker-msix';
import { MakerZIP } from '@electron-forge/maker-zip';
import { FusesPlugin } from '@electron-forge/plugin-fuses';
import { VitePlugin } from '@electron-forge/plugin-vite';
import type { ForgeConfig } from '@electron-forge/shared-types';
import { targets, windowTarget } from './electron/targets.ts';

const from = join('node_modules', 'better-sqlite3');
/** The database library as it is shipped: without its sources, and with the binaries of one system. Its folder's name is what electron/native-module.ts looks for. */
const shipped = join('node_modules', '.cache', 'shipped', 'better-sqlite3');

const config: ForgeConfig = {
  packagerConfig: {
    name: 'Kist',
    executableName: 'kist',
    appBundleId: 'org.kist.desktop',
    appCategoryType: 'public.app-category.productivity',
    // Only `.vite` and package.json go into the archive (the Vite plugin sees to it). A binary can't be loaded out of it, so it lies beside it.
    asar: true,
    extraResource: [shipped, join('resources', 'sample'), join('resources', 'help')],
    // Electron's own texts would say that the app wants these.
    extendInfo: { NSCameraUsageDescription: 'Kist does not use the camera.', NSMicrophoneUsageDescription: 'Kist does not use the microphone.' },
  },
  // The library brings binaries that load in Node and Electron alike; building it anew would need Python and a compiler.
  rebuildConfig: { onlyModules: [] },
  hooks: {
    async generateAssets(_config, platform) {
      await rm(shipped, { recursive: true, force: true });
      await mkdir(join(shipped, 'prebuilds'), { recursive: true });
      for (const name of ['lib', 'package.json', 'LICENSE']) await cp(join(from, name), join(shipped, name), { recursive: true });
      for (const name of await readdir(join(from, 'prebuilds'))) {
        if (name.startsWith(platform)) await cp(join(from, 'prebuilds', name), join(shipped, 'prebuilds', name));
      }
    },
  },
  makers: [
    // Councils roll MSIX out centrally, without admin rights for the person. The publisher has to match the certificate that signs it.
    new MakerMSIX({ manifestVariables: { publisher: 'CN=Kist', publisherDisplayName: 'Kist', packageIdentity: 'Kist', packageDisplayName: 'Kist', packageMinOSVersion: '10.0.19041.0' }, sign: false }),
    // A zip of the app for macOS; a disk image needs a maker that builds on a Mac alone.
    new MakerZIP({}, ['darwin']),
    new MakerDeb({ options: { name: 'kist', productName: 'Kist', genericName: 'Workbench for mixed-methods sensemaking', section: 'science', categories: ['Office', 'Science'], maintainer: 'The makers of Kist' } }),
  ],
  plugins: [
    new VitePlugin({ build: targets.map((target) => ({ ...target })), renderer: [{ ...windowTarget }] }),
    new FusesPlugin({
      version: FuseVersion.V1,
      strictlyRequireAllFuses: true,
      // The packaged binary is no Node: neither an environment variable nor an argument turns it into one, or lets a debugger in.
      [FuseV1Options.RunAsNode]: false,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: false,
      [FuseV1Options.EnableCookieEncryption]: true,
      // It runs the archive that it was packed with, unchanged, and nothing beside it (macOS and Windows check the archive's hash).
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
      [FuseV1Options.OnlyLoadAppFromAsar]: true,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
      // Traps for memory out of bounds in WebAssembly, which stretches the keys; Electron's usual.
      [FuseV1Options.WasmTrapHandlers]: true,
    }),
  ],
};

export default config;
