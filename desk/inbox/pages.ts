import { type ComponentType, lazy } from 'react';

import type { Advisor } from '../inbox-contract/people.ts';
import { CataloguePage } from './catalogue/CataloguePage.tsx';
import { FleetPage } from './fleet/FleetPage.tsx';
import { InsightsPage } from './insights/InsightsPage.tsx';
import { type PageName, pageNames } from './place.ts';
import { SettingsPage } from './settings/SettingsPage.tsx';

/** Loaded when it is opened: it makes every platform's files. */
const DeployPage = lazy(async () => ({
  default: (await import('./deploy/DeployPage.tsx')).DeployPage,
}));

interface Page {
  Shown: ComponentType;
  isForAdminsOnly?: true;
}

/** A new page: its name in place.ts and, under `nav`, in words/en.yml; what it shows here. */
export const pages: Record<PageName, Page> = {
  insights: { Shown: InsightsPage },
  catalogue: { Shown: CataloguePage },
  fleet: { Shown: FleetPage, isForAdminsOnly: true },
  deploy: { Shown: DeployPage, isForAdminsOnly: true },
  settings: { Shown: SettingsPage },
};

export const pagesFor = ({ role }: Advisor): PageName[] =>
  pageNames.filter((name) => role === 'admin' || !pages[name].isForAdminsOnly);
