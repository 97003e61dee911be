import { injectCosmetics } from '@ghostery/adblocker-webextension-cosmetics';

injectCosmetics(window);
