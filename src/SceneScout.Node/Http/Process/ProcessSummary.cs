using System.Text.Json.Serialization;

namespace SceneScout.Node.Http.Process;

/// <summary>How many events of a call came to what.</summary>
/// <param name="Total">All.</param>
/// <param name="Processed">They stand behind events.</param>
/// <param name="Skipped">They were known, stand in the call twice, or are not to be shown.</param>
/// <param name="Failed">They cannot be used.</param>
/// <param name="Queued">They are kept, and ingested later.</param>
internal sealed record ProcessSummary(int Total, int Processed, int Skipped, int Failed, int Queued)
{
    /// <summary>Nothing yet.</summary>
    public static readonly ProcessSummary Empty = new(0, 0, 0, 0, 0);

    /// <summary>Whether the call came to something: none failed, or not all.</summary>
    [JsonIgnore]
    public bool Success => Failed == 0 || Failed < Total;

    /// <summary>With one more.</summary>
    public ProcessSummary With(ProcessOutcome outcome) => outcome switch
    {
        ProcessOutcome.Successful => this with { Total = Total + 1, Processed = Processed + 1 },
        ProcessOutcome.Skipped => this with { Total = Total + 1, Skipped = Skipped + 1 },
        ProcessOutcome.Failed => this with { Total = Total + 1, Failed = Failed + 1 },
        _ => this with { Total = Total + 1, Queued = Queued + 1 },
    };
}
