import { codeColours, hatchOf, Icon, KistMark, PageHeader, Picture, pictureNames, Room, Section, Swatch } from '../index.ts';
import { filledShapes, iconShapes } from '../icon-shapes.ts';
import type { IconName } from '../index.ts';

const iconNames = [...Object.keys(iconShapes), ...Object.keys(filledShapes)] as IconName[];

export function SignsPage() {
  return (
    <Room>
      <PageHeader title="Colours and signs" below="Colour never stands alone." />
      <Section title="Sixteen colours for codes">
        <div className="gallery-hatches">
          {codeColours.map((colour) => (
            <div key={colour.name} className="gallery-hatch" data-colour={colour.name}>
              <Swatch colour={colour.name} size="large" isHatched />
              <span className="gallery-stripe" data-hatch={hatchOf(colour.name)} />
              <span>
                <span className="gallery-name">{colour.label}</span> <Swatch colour={colour.name} /><br />
                <span className="gallery-tint">the hall keys are ours</span>
              </span>
            </div>
          ))}
        </div>
      </Section>
      <Section title="Pictures">
        <div className="gallery-pictures">
          {pictureNames.map((name) => <figure key={name}><Picture name={name} /><figcaption>{name}</figcaption></figure>)}
        </div>
      </Section>
      <Section title="Icons">
        <div className="gallery-icons">
          <span><KistMark /> Kist</span>
          {iconNames.map((name) => <span key={name}><Icon name={name} /> {name}</span>)}
        </div>
      </Section>
    </Room>
  );
}
