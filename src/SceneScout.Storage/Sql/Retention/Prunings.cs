using System.Collections.Frozen;

namespace SceneScout.Storage.Sql.Retention;

/// <summary>How the rows of each table go that has a rule with a setting.</summary>
internal static class Prunings
{
    /// <summary>By table.</summary>
    public static readonly FrozenDictionary<string, Pruning> All = new Pruning[]
    {
        new TaskPruning(),
        new DeadLetterPruning(),
        new SightingPruning(),
        new RejectedPruning(),
        new EventPruning(),
        new PicturePruning(),
        new AgePruning("task_failures", "failed_at") { Key = "task_id, fence" },
        new AgePruning("event_processing_batches", "created_at"),
        new AgePruning("ingestion_batches", "started_at"),
        new AgePruning("spawn_requests", "completed_at") { Condition = "status <> 'pending'" },
        new AgePruning("audit_log", "created_at"),
        new AgePruning("worker_state", "last_heartbeat"),
        new AgePruning("areas", "last_completed_at"),
        new AgePruning("learned_seeds", "last_seen_at") { Key = "source, kind, external_id" },
        new AgePruning("venues", "last_seen_at"),
        new AgePruning("review_pairs", "updated_at"),
        new AgePruning("thred_dead_letters", "failed_at") { Key = "id" },
        new AgePruning("thred_record_requests", "done_at") { Key = "request_id" },
        new AgePruning("picture_links", "tried_at") { Key = "url" },
        new AgePruning("geocodes", "asked_at") { Key = "question_key" },
        new AgePruning("pipeline_figures", "at") { Key = "at, series" },
        new AgePruning("border_places", "night") { Key = "place, block" },
        new AgePruning("listing_history", "changed_at"),
    }.ToFrozenDictionary(pruning => pruning.Table);
}
