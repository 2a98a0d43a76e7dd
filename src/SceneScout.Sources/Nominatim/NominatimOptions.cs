using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Nominatim;

/// <summary>Settings of a geocoder that speaks as Nominatim does.</summary>
public sealed record NominatimOptions
{
    /// <summary>Its name, by which its budget goes.</summary>
    public static readonly SourceName Source = new("nominatim");

    /// <summary>What stands in place of a key where none is needed: a budget is that of keys.</summary>
    public const string NoKey = "no-key-is-needed";

    /// <summary>Base address, ending in a slash.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>How calls name their program, as the operators of public servers ask.</summary>
    public string UserAgent { get; init; } = "SceneScout/0.2";

    /// <summary>Address of mail of whoever runs the program; empty to tell none.</summary>
    public string Contact { get; init; } = "";

    /// <summary>Key of a hosted service; empty where none is needed.</summary>
    public string ApiKey { get; init; } = "";

    /// <summary>Language of names in answers.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Calls a second of the whole cluster.</summary>
    public double CallsPerSecond { get; init; } = 1;

    /// <summary>Calls a day of the whole cluster.</summary>
    public int CallsPerDay { get; init; } = 10_000;

    /// <summary>Time for one call, retries excluded.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Retries of one call on faults that may pass.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Calls at the same time.</summary>
    public int MaxConcurrent { get; init; } = 4;

    /// <summary>How it is called, in the terms of sources.</summary>
    public SourceOptions Calls => new()
    {
        BaseAddress = BaseAddress,
        ApiKey = ApiKey.Length > 0 ? ApiKey : NoKey,
        Limits = [new CallLimit(CallsPerDay, TimeSpan.FromDays(1))],
        CallsPerSecond = CallsPerSecond,
        Timeout = Timeout,
        Retries = Retries,
        MaxConcurrent = MaxConcurrent,
    };
}
