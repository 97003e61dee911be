import * as z from 'zod/mini';

import { line } from '../../lib/line.ts';
import { catalogueEntry } from '../../lib/policy/catalogue.ts';
import { insights, insightsQuery } from '../insights/contract.ts';
import { givenAdvice, handling, itMessage, templates } from './answer.ts';
import { catalogueItem } from './catalogue.ts';
import { channelHealth } from './channels.ts';
import { detail } from './detail.ts';
import { erased, erasure } from './erasure.ts';
import { fleet } from './fleet.ts';
import { listAnswer, listQuery } from './list.ts';
import { advisor, advisors, role, signInLink } from './people.ts';
import { credentials, organisationSettings, settings } from './settings.ts';

const nothing = z.strictObject({});

/**
 * What the inbox page and the desk say to each other: the page calls these routes with its session cookie.
 * `admin`: only an administrator may; `byLink`: not where an OpenID provider signs people in. `id` in a path is a UUID.
 */
export const inboxRoutes = {
  me: { method: 'get', path: '/session', answer: advisor },
  rename: {
    method: 'put',
    path: '/session',
    body: z.strictObject({ name: line(120) }),
    answer: advisor,
  },

  list: { method: 'get', path: '/consultations', query: listQuery, answer: listAnswer },
  read: { method: 'get', path: '/consultations/{id}', answer: detail },
  handle: { method: 'patch', path: '/consultations/{id}', body: handling, answer: detail },
  advise: { method: 'post', path: '/consultations/{id}/advice', body: givenAdvice, answer: detail },
  write: { method: 'post', path: '/consultations/{id}/messages', body: itMessage, answer: detail },
  note: { method: 'post', path: '/consultations/{id}/notes', body: itMessage, answer: detail },
  deleteNote: {
    method: 'post',
    path: '/consultations/{id}/notes/removal',
    body: z.strictObject({ id: z.uuid() }),
    answer: detail,
  },
  /** What channels refused goes on its way again. */
  deliverAgain: {
    method: 'post',
    path: '/consultations/{id}/deliveries',
    body: nothing,
    answer: detail,
  },
  look: {
    method: 'put',
    path: '/consultations/{id}/seen',
    body: z.strictObject({ revision: z.int() }),
    answer: nothing,
  },

  templates: { method: 'get', path: '/templates', answer: templates },
  saveTemplates: { method: 'put', path: '/templates', body: templates, answer: templates },

  catalogue: {
    method: 'get',
    path: '/catalogue',
    answer: z.strictObject({ items: z.array(catalogueItem) }),
  },
  saveCatalogueItem: {
    method: 'put',
    path: '/catalogue/{id}',
    body: catalogueEntry,
    answer: catalogueItem,
  },
  deleteCatalogueItem: { method: 'delete', path: '/catalogue/{id}', answer: nothing },

  insights: { method: 'get', path: '/insights', query: insightsQuery, answer: insights },

  settings: { method: 'get', path: '/settings', answer: settings, admin: true },
  saveSettings: {
    method: 'put',
    path: '/settings',
    body: organisationSettings,
    answer: settings,
    admin: true,
  },
  createEnrolmentToken: {
    method: 'post',
    path: '/enrolment-tokens',
    body: nothing,
    answer: z.strictObject({ token: z.string() }),
    admin: true,
  },
  revokeEnrolmentToken: {
    method: 'delete',
    path: '/enrolment-tokens/{id}',
    answer: nothing,
    admin: true,
  },
  credentials: { method: 'get', path: '/credentials', answer: credentials, admin: true },
  revokeCredential: { method: 'delete', path: '/credentials/{id}', answer: nothing, admin: true },

  channels: {
    method: 'get',
    path: '/channels',
    answer: z.strictObject({ items: z.array(channelHealth) }),
  },

  fleet: { method: 'get', path: '/fleet', answer: fleet, admin: true },
  /** Switched off, the desk forgets what browsers said and takes no more. */
  saveFleet: {
    method: 'put',
    path: '/fleet',
    body: z.strictObject({ isWanted: z.boolean() }),
    answer: fleet,
    admin: true,
  },

  /** What would be deleted. A write, so that the address stands in no log and no history. */
  erasable: {
    method: 'post',
    path: '/erasures/preview',
    body: erasure,
    answer: erased,
    admin: true,
  },
  /** Everything about one buyer is deleted. */
  erase: { method: 'post', path: '/erasures', body: erasure, answer: erased, admin: true },

  advisors: { method: 'get', path: '/advisors', answer: advisors },
  invite: {
    method: 'post',
    path: '/advisors',
    body: z.strictObject({ name: line(120), role }),
    answer: signInLink,
    admin: true,
    byLink: true,
  },
  inviteAgain: {
    method: 'post',
    path: '/advisors/{id}/sign-in-links',
    body: nothing,
    answer: signInLink,
    admin: true,
    byLink: true,
  },
  dismiss: { method: 'delete', path: '/advisors/{id}', answer: nothing, admin: true },
} as const;
export type InboxRoute = keyof typeof inboxRoutes;
