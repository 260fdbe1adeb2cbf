import type { ReactNode } from 'react';

/** Pictures of plain shapes for empty rooms, 240 by 140, in the colours of the tokens. They decorate; the words beside them teach. */
const pictures = {
  kist: (
    <>
      <rect className="sheet" x="84" y="22" width="46" height="56" rx="3" transform="rotate(-8 107 50)" />
      <rect className="soft" x="112" y="18" width="46" height="60" rx="3" transform="rotate(7 135 48)" />
      <path className="faint" d="M96 40l22-3M97 49l24-3.5M126 38l22 2.7M125 47l22 2.7" />
      <path className="sunk" d="M52 70h136v50H52z" />
      <path className="sheet" d="M46 62h148v16H46z" />
      <path className="accent" d="M111 72h18v20h-18z" />
      <path d="M120 79v5" className="sheet" />
    </>
  ),
  sources: (
    <>
      <rect className="sunk" x="60" y="16" width="92" height="112" rx="4" />
      <rect className="sheet" x="74" y="10" width="100" height="120" rx="4" />
      <path className="faint" d="M100 28h56M100 40h60M100 70h52M100 82h60M100 94h38" />
      <rect className="band" x="97" y="48" width="66" height="14" rx="1" />
      <path className="accent-line" d="M100 62h56" />
      <path className="for-line" d="M86 28v34" />
      <path className="caution-line" d="M86 70v24" />
      <path className="faint" d="M100 112h30" />
    </>
  ),
  codebook: (
    <>
      <path d="M72 26v56M72 50h20M72 82h20M104 82v30h16" />
      <rect className="accent" x="64" y="16" width="16" height="16" rx="4" />
      <rect className="for" x="92" y="42" width="16" height="16" rx="4" />
      <rect className="caution" x="92" y="74" width="16" height="16" rx="4" />
      <rect className="soft" x="120" y="104" width="16" height="16" rx="4" />
      <path className="faint" d="M90 24h74M118 50h50M118 82h62M146 112h36" />
    </>
  ),
  stories: (
    <>
      <path className="sheet" d="M120 34c-16-12-38-15-62-12v88c24-3 46 0 62 12 16-12 38-15 62-12V22c-24-3-46 0-62 12z" />
      <path d="M120 34v88" />
      <path className="faint" d="M74 42c11-.6 22 .8 32 4M74 56c11-.6 22 .8 32 4M74 70c11-.6 22 .8 32 4" />
      <path className="accent-line" d="M134 46c10-3.2 21-4.6 32-4M134 60c10-3.2 21-4.6 32-4" />
      <path className="faint" d="M134 74c10-3.2 21-4.6 32-4M134 88c6-2 12-3.2 18-3.8" />
    </>
  ),
  voices: (
    <>
      <path className="soft" d="M40 26h74v44H66L52 84V70H40z" />
      <path className="for" d="M128 40h72v42h-12v13l-13-13h-47z" />
      <path className="gap" d="M76 98h62v28H90l-9 9v-9h-5z" />
      <path className="accent-line" d="M52 42h50M52 54h34" />
      <path className="for-line" d="M142 56h44M142 67h28" />
    </>
  ),
  flows: (
    <>
      <path className="band" d="M46 18c74 0 74 0 148 0v34c-74 0-74 0-148 0z" />
      <path className="band-for" d="M46 52c74 0 74 18 148 18v20c-74 0-74-18-148-18z" />
      <path className="band-caution" d="M46 96c74 0 74 12 148 12v16c-74 0-74-8-148-8z" />
      <path className="band-for" d="M46 84c74 0 74-32 148-32v6c-74 0-74 34-148 34z" />
      <path className="accent" d="M38 18h8v54h-8zM194 18h8v34h-8z" />
      <path className="for-line" d="M42 82v10M198 60v30" />
      <path className="caution-line" d="M42 98v17M198 109v14" />
    </>
  ),
  models: (
    <>
      <rect className="soft" x="80" y="48" width="80" height="50" rx="4" />
      <path d="M18 73h52M64 67l7 6-7 6M168 73h52M212 67l7 6-7 6" />
      <path className="sheet" d="M38 64l16 18H38l16-18zM186 64l16 18h-16l16-18z" />
      <path className="accent" d="M81 78h78v15a4 4 0 0 1-4 4H85a4 4 0 0 1-4-4z" opacity=".45" />
      <path className="gap" d="M120 44C112 18 62 22 48 58M43 52l5 7 7-5" />
    </>
  ),
  framework: (
    <>
      <rect className="sheet" x="46" y="18" width="66" height="48" rx="4" />
      <rect className="sheet" x="128" y="18" width="66" height="48" rx="4" />
      <rect className="sheet" x="46" y="80" width="66" height="48" rx="4" />
      <rect className="gap" x="128" y="80" width="66" height="48" rx="4" />
      <path className="for" d="M79 58V44M79 46c-12 0-18-6-18-16 12 0 18 5 18 16zM79 48c10 0 16-5 18-14-11 0-17 4-18 14z" />
      <path className="for" d="M161 58V44M161 46c-12 0-18-6-18-16 12 0 18 5 18 16z" />
      <path className="for" d="M79 120v-14M79 108c-12 0-18-6-18-16 12 0 18 5 18 16zM79 110c10 0 16-5 18-14-11 0-17 4-18 14z" />
    </>
  ),
  theory: (
    <>
      <path d="M68 70h28M144 70h14M144 70l14-34M144 70l14 34" />
      <rect className="sheet" x="22" y="54" width="46" height="32" rx="5" />
      <rect className="soft" x="96" y="54" width="48" height="32" rx="5" />
      <rect className="sheet" x="158" y="16" width="56" height="32" rx="5" />
      <rect className="for" x="158" y="54" width="56" height="32" rx="5" />
      <rect className="gap" x="158" y="92" width="56" height="32" rx="5" />
      <path className="accent-line" d="M108 70h24" />
    </>
  ),
  claims: (
    <>
      <path className="accent-line" d="M58 24h124M58 38h84" />
      <path d="M120 56v72" className="gap" />
      <rect className="for" x="40" y="58" width="66" height="18" rx="3" />
      <rect className="for" x="40" y="82" width="66" height="18" rx="3" />
      <rect className="for" x="40" y="106" width="66" height="18" rx="3" />
      <rect className="against" x="134" y="58" width="66" height="18" rx="3" />
      <rect className="sheet gap" x="134" y="82" width="66" height="18" rx="3" />
    </>
  ),
  timeline: (
    <>
      <path d="M22 104h196M50 98v12M106 98v12M162 98v12" />
      <rect className="soft" x="36" y="28" width="86" height="14" rx="3" />
      <rect className="for" x="84" y="50" width="44" height="14" rx="3" />
      <rect className="caution gap" x="116" y="72" width="82" height="14" rx="3" />
      <circle className="accent" cx="162" cy="35" r="6" />
      <circle className="accent" cx="184" cy="57" r="6" />
    </>
  ),
  learning: (
    <>
      <path d="M162 44a50 50 0 0 0-82 2M70 84a50 50 0 0 0 84 24M170 92a50 50 0 0 0 0-26" />
      <path d="M82 34l-2 13 13 1M158 119l-3-12-13 3" />
      <circle className="soft" cx="74" cy="66" r="17" />
      <circle className="for" cx="166" cy="56" r="17" />
      <circle className="caution" cx="126" cy="118" r="17" />
    </>
  ),
  map: (
    <>
      <path className="sheet" d="M46 30l48-12 50 14 50-14v92l-50 14-50-14-48 12z" />
      <path className="soft" d="M94 18l50 14v46L94 62z" />
      <path className="for" d="M144 78l50-18v50l-50 14z" />
      <path d="M94 18v92M144 32v92" />
      <circle className="accent" cx="118" cy="48" r="6" />
      <circle className="accent" cx="70" cy="84" r="4" />
    </>
  ),
  briefs: (
    <>
      <rect className="sheet" x="70" y="8" width="100" height="124" rx="4" />
      <path className="accent-line" d="M84 26h56" />
      <path className="faint" d="M84 40h72M84 50h60M84 114h50" />
      <rect className="soft" x="84" y="62" width="72" height="38" rx="2" stroke="none" />
      <path className="for-line" d="M96 94V82M110 94V74M124 94V78" />
      <path className="caution-line" d="M138 94V88" />
    </>
  ),
  search: (
    <>
      <path className="faint" d="M52 28h118M52 48h136M52 68h44M52 88h52M52 108h96" />
      <rect className="band" x="52" y="40" width="62" height="16" rx="2" />
      <circle className="sheet" cx="146" cy="78" r="26" />
      <path d="M165 97l22 22" className="accent-line" />
      <path className="accent-line" d="M134 78h24" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type PictureName = keyof typeof pictures;
export const pictureNames = Object.keys(pictures) as PictureName[];

export type PictureProps = { name: PictureName };

export function Picture({ name }: PictureProps) {
  return <svg className="ui-picture" viewBox="0 0 240 140" aria-hidden="true">{pictures[name]}</svg>;
}
