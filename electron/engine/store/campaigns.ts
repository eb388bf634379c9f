import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import {
  audienceSchema,
  type Campaign,
  type CampaignState,
  campaignFact,
  campaignSchema,
  type Target,
  targetSchema,
} from '../../../shared/domain/campaign.ts';

export type ShownTarget = Target & { readonly kind: 'list' | 'segment' | null; readonly contacts: number | null };

/** A campaign with where it went or will go; null where that is not known. `named` is what an operator said of it. */
export type ShownCampaign = Campaign & {
  readonly targets: readonly ShownTarget[] | null;
  readonly named: NamedTargets | null;
};

/** Targets that an operator named, because Dotdigital does not tell them. */
export type NamedTargets = { readonly targets: readonly ShownTarget[]; readonly by: string; readonly at: number };

/** What Dotdigital's campaigns went to, over their replicas. Every write is to be called inside `atomically`. */
export interface CampaignStore {
  /**
   * Campaigns that are scheduled or went out and whose targets are not known as they are now, with the version that is
   * asked about: what is scheduled soonest first, then what was sent newest first.
   */
  readonly unasked: (limit: number) => readonly { readonly id: number; readonly version: string }[];
  readonly saveTargets: (id: number, version: string, targets: readonly Target[]) => void;
  /** Keeps what an operator says; none takes it back. */
  readonly nameTargets: (id: number, audiences: readonly number[], by: string, at: number) => void;
  readonly get: (id: number) => ShownCampaign | null;
  /** Takes out the targets of campaigns that the mirror no longer has. */
  readonly dropOrphans: () => void;
  readonly page: (
    states: readonly CampaignState[],
    cursor: string | null,
    limit: number,
  ) => { readonly campaigns: readonly ShownCampaign[]; readonly nextCursor: string | null };
}

const { wentOut, scheduled } = campaignFact;

/** Scheduled ones, sent ones, the rest; and the place among their kind. */
const rank = `CASE WHEN (c.facts & ${scheduled}) <> 0 THEN 0 WHEN c.data ->> '$.sentAt' IS NOT NULL THEN 1 ELSE 2 END`;
const place = `CASE WHEN (c.facts & ${scheduled}) <> 0 THEN coalesce(c.data ->> '$.scheduledAt', 0)
  ELSE -coalesce(c.data ->> '$.sentAt', CAST(c.ext_id AS INTEGER)) END`;

type Row = { readonly data: string; readonly facts: number; readonly targets: string | null } & Named & Place;
type Named = { readonly named: string | null; readonly namedBy: string | null; readonly namedAt: number | null };
type Place = { readonly rank: number; readonly place: number; readonly id: number };

const shown = `
  SELECT ${rank} AS rank, ${place} AS place, CAST(c.ext_id AS INTEGER) AS id, c.data, c.facts,
    CASE WHEN t.asked_of = c.version THEN t.targets END AS targets,
    n.targets AS named, n.named_by AS namedBy, n.named_at AS namedAt
  FROM dd_campaign c
  LEFT JOIN campaign_target t ON t.campaign = c.ext_id
  LEFT JOIN campaign_named n ON n.campaign = c.ext_id`;

export const createCampaigns = (db: Database): CampaignStore => {
  // What is told of a send to come may be changed there without the campaign showing it, so it is asked for again.
  const unasked = db.prepare<[number], { id: number; version: string }>(
    `SELECT CAST(c.ext_id AS INTEGER) AS id, c.version FROM dd_campaign c
     LEFT JOIN campaign_target t ON t.campaign = c.ext_id
     WHERE (c.facts & ${wentOut | scheduled}) <> 0
       AND (t.asked_of IS NULL OR t.asked_of <> c.version OR (c.facts = ${scheduled} AND t.targets <> '[]'))
     ORDER BY ${rank}, ${place}, id LIMIT ?`,
  );
  const save = db.prepare('INSERT OR REPLACE INTO campaign_target (campaign, asked_of, targets) VALUES (?, ?, ?)');
  const orphansOf = (table: string) =>
    db.prepare(`DELETE FROM ${table} WHERE campaign NOT IN (SELECT ext_id FROM dd_campaign)`);
  const dropOrphans = [orphansOf('campaign_target'), orphansOf('campaign_named')];
  const name = db.prepare(
    'INSERT OR REPLACE INTO campaign_named (campaign, targets, named_by, named_at) VALUES (?, ?, ?, ?)',
  );
  const unname = db.prepare('DELETE FROM campaign_named WHERE campaign = ?');
  const page = db.prepare<[number, number, number, string, string, number], Row>(
    `SELECT * FROM (${shown})
     WHERE (rank, place, id) > (?, ?, ?) AND (? = '[]' OR data ->> '$.state' IN (SELECT value FROM json_each(?)))
     ORDER BY rank, place, id LIMIT ?`,
  );
  const one = db.prepare<[string], Row>(`${shown} WHERE c.ext_id = ?`);
  const shownTarget = createShownTarget(db);
  const shownOf = ({ data, facts, targets, named, namedBy, namedAt }: Row): ShownCampaign => ({
    ...campaignSchema.parse(JSON.parse(data)),
    targets: knownTargets(facts, targets)?.map(shownTarget) ?? null,
    named:
      named === null || namedBy === null || namedAt === null
        ? null
        : { targets: targetsIn(named).map(shownTarget), by: namedBy, at: namedAt },
  });
  return {
    unasked: (limit) => unasked.all(limit),
    saveTargets: (id, version, targets) => void save.run(String(id), version, JSON.stringify(targets)),
    nameTargets: (id, audiences, by, at) => {
      const targets = audiences.map((audience) => {
        const { name: called } = shownTarget({ id: audience, name: String(audience) });
        return { id: audience, name: called };
      });
      if (targets.length === 0) unname.run(String(id));
      else name.run(String(id), JSON.stringify(targets), by, at);
    },
    get: (id) => {
      const row = one.get(String(id));
      return row === undefined ? null : shownOf(row);
    },
    dropOrphans: () => {
      for (const drop of dropOrphans) drop.run();
    },
    page: (states, cursor, limit) => {
      const [fromRank = -1, fromPlace = 0, fromId = 0] = cursor === null ? [] : cursor.split(':').map(Number);
      const wanted = JSON.stringify(states);
      const rows = page.all(fromRank, fromPlace, fromId, wanted, wanted, limit);
      const last = rows.length === limit ? rows.at(-1) : undefined;
      return {
        campaigns: rows.map(shownOf),
        nextCursor: last === undefined ? null : `${last.rank}:${last.place}:${last.id}`,
      };
    },
  };
};

/**
 * What was told, where it says something: of a campaign that is yet to be sent an empty answer does not, and of one that is
 * to be sent again the answer is where it went before (contract dotdigital 7.1 [C]).
 */
const knownTargets = (facts: number, targets: string | null): readonly Target[] | null => {
  if (targets === null) return null;
  const told = targetsIn(targets);
  if ((facts & scheduled) === 0) return told;
  return told.length === 0 || (facts & wentOut) !== 0 ? null : told;
};

const targetsIn = (json: string): readonly Target[] => z.array(targetSchema).parse(JSON.parse(json));

/** A target by the name that it has now; by the one that it had where it is gone. */
const createShownTarget = (db: Database) => {
  const dataOf = (table: 'dd_list' | 'dd_segment') =>
    db.prepare<[string], string>(`SELECT data FROM ${table} WHERE ext_id = ?`).pluck();
  const [list, segment] = [dataOf('dd_list'), dataOf('dd_segment')];
  return ({ id, name }: Target): ShownTarget => {
    const [inList, inSegment] = [list.get(String(id)), segment.get(String(id))];
    const found = inList ?? inSegment;
    if (found === undefined) return { id, name, kind: null, contacts: null };
    return { ...audienceSchema.parse(JSON.parse(found)), kind: inList === undefined ? 'segment' : 'list' };
  };
};
