namespace SceneScout.Threds.Model;

/// <summary>Statuses as clients see them.</summary>
public static class ThredStatusText
{
    /// <summary>The letter.</summary>
    public static string Of(ThredStatus status) => status switch { ThredStatus.Active => "a", ThredStatus.Finished => "f", _ => "t" };

    /// <summary>The status of a letter or a word; null when it is none.</summary>
    public static ThredStatus? Read(string text) => text.ToLowerInvariant() switch
    {
        "a" or "active" => ThredStatus.Active,
        "f" or "finished" => ThredStatus.Finished,
        "t" or "terminated" => ThredStatus.Terminated,
        _ => null,
    };
}
