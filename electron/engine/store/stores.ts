import type { AudienceStore } from './audiences.ts';
import type { BackupStore } from './backups.ts';
import type { CallHistoryStore } from './call-history.ts';
import type { CampaignStore } from './campaigns.ts';
import type { MismatchStore } from './case-stores.ts';
import type { CauseStore } from './cause-stores.ts';
import type { ChangeStore, DecisionStore, OutboxStore } from './change-stores.ts';
import type { ConnectionStore } from './connections.ts';
import type { CostStore } from './costs.ts';
import type { DeskStore, HandoverStore, TakenStore } from './desk-stores.ts';
import type { DoublesStore } from './doubles-store.ts';
import type { ForgottenStore } from './forgotten.ts';
import type { IdentityStore } from './identity-store.ts';
import type { ImpactStore } from './impact-store.ts';
import type { ImportStore } from './import-stores.ts';
import type { InsightImportStore } from './insight-imports.ts';
import type { ItemLinkStore } from './item-link-store.ts';
import type { LessonStore } from './lessons.ts';
import type { MappingStore } from './mappings.ts';
import type { MirrorStore } from './mirror-store.ts';
import type { PolicyStore } from './policies.ts';
import type { PostingStore } from './posting-store.ts';
import type { Replica, ReplicaName } from './replica.ts';
import type { RunStore } from './run-stores.ts';
import type { SaleCaseStore } from './sale-case-stores.ts';
import type { SalesStore } from './sales-store.ts';
import type { SavedViewStore } from './saved-views.ts';
import type { ShelfStore } from './shelf.ts';
import type { AuditStore, DataFieldStore, OptOutStore, WorkspaceStore } from './trust-stores.ts';

/** Everything that the engine keeps, over one SQLite file. */
export interface Stores {
  readonly readOnly: boolean;
  /** Runs the work in one transaction and commits it; throws roll it back. `durable` commits with synchronous=FULL. */
  readonly atomically: <T>(work: () => T, durability?: 'mirror' | 'durable') => T;
  readonly mirror: MirrorStore;
  readonly identity: IdentityStore;
  readonly doubles: DoublesStore;
  readonly mappings: MappingStore;
  readonly mismatches: MismatchStore;
  readonly causes: CauseStore;
  readonly decisions: DecisionStore;
  readonly lessons: LessonStore;
  readonly shelf: ShelfStore;
  readonly outbox: OutboxStore;
  readonly imports: ImportStore;
  readonly runs: RunStore;
  readonly audit: AuditStore;
  readonly workspace: WorkspaceStore;
  /** Rows of one entity of one side, besides customers and contacts. */
  readonly replica: (name: ReplicaName) => Replica;
  readonly sales: SalesStore;
  readonly saleCases: SaleCaseStore;
  readonly itemLinks: ItemLinkStore;
  readonly campaigns: CampaignStore;
  readonly audiences: AudienceStore;
  readonly impacts: ImpactStore;
  readonly views: SavedViewStore;
  readonly insightImports: InsightImportStore;
  readonly policies: PolicyStore;
  readonly costs: CostStore;
  readonly postings: PostingStore;
  readonly changes: ChangeStore;
  readonly optOuts: OptOutStore;
  readonly forgotten: ForgottenStore;
  readonly dataFields: DataFieldStore;
  readonly connections: ConnectionStore;
  readonly desks: DeskStore;
  readonly handovers: HandoverStore;
  readonly taken: TakenStore;
  readonly backups: BackupStore;
  readonly callHistory: CallHistoryStore;
  /** A hash that only this workspace can make (HMAC-SHA-256, base64url), for hashes that outlive a person. */
  readonly keyedHash: (text: string) => string;
  readonly close: () => void;
}
