import type { FigureAddress } from '../../../../contract/index.ts';
import { announce, Button } from '../../../ui/index.ts';
import { packBasket, usePackBasket } from './pack-basket.ts';

/** Puts a figure aside for a pack, or takes it out again. */
export function PackButton({ title, address, isSmall = false }: { title: string; address: FigureAddress; isSmall?: boolean }) {
  usePackBasket();
  const isIn = packBasket.has(address);
  return (
    <Button
      icon={isIn ? 'check' : 'folder'}
      size={isSmall ? 'small' : 'usual'}
      aria-pressed={isIn}
      onPress={() => {
        if (isIn) packBasket.remove(address);
        else packBasket.add({ title: title.slice(0, 500), address });
        announce(isIn ? 'Taken out of the pack' : 'Put aside for a figure pack');
      }}
    >
      {isIn ? 'Put aside for a pack' : 'Add to a pack'}
    </Button>
  );
}
