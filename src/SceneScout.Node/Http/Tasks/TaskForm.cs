using System.Text.Json.Nodes;

namespace SceneScout.Node.Http.Tasks;

/// <summary>The form of a task that a caller queues, for the description of the API: its members are read one by one, so that a wrong one is named.</summary>
/// <param name="Type">discovery, ingestion, processing, or another stage of the node.</param>
/// <param name="Parameters">What it is to do, in the shape of its type.</param>
internal sealed record TaskForm(string Type, JsonObject Parameters)
{
    /// <summary>Its id; one is made when it is left out. The same id is queued once.</summary>
    public string? Id { get; init; }

    /// <summary>0 to 100, higher first.</summary>
    public int? Priority { get; init; }

    /// <summary>Unix milliseconds or ISO 8601.</summary>
    public JsonNode? Deadline { get; init; }
}

/// <summary>A task that was queued.</summary>
/// <param name="Success">True.</param>
/// <param name="TaskId">Its id.</param>
/// <param name="Known">Whether it was queued before.</param>
internal sealed record TaskQueuedView(bool Success, string TaskId, bool Known);
