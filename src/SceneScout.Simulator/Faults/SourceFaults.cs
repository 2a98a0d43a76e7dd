namespace SceneScout.Simulator.Faults;

/// <summary>What goes wrong at one source. Rates are shares of calls, 0 to 1; they are drawn in the order given here and the first that strikes is applied.</summary>
public sealed record SourceFaults
{
    /// <summary>Nothing goes wrong.</summary>
    public static SourceFaults None { get; } = new();

    /// <summary>Added to every call, at most a minute.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Added on top, evenly between nothing and this, at most a minute.</summary>
    public TimeSpan Jitter { get; init; }

    /// <summary>The connection is reset before a byte is sent.</summary>
    public double ResetRate { get; init; }

    /// <summary>A server error instead of an answer.</summary>
    public double ErrorRate { get; init; }

    /// <summary>Its status, 500 to 599.</summary>
    public int ErrorStatus { get; init; } = 503;

    /// <summary>A 429 with the source's own body although the limit is not reached.</summary>
    public double TooManyRate { get; init; }

    /// <summary>The Retry-After header of such a 429, in whole seconds; none when null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The body comes in small pieces.</summary>
    public double SlowBodyRate { get; init; }

    /// <summary>How long a slow body takes as a whole, at most ten minutes.</summary>
    public TimeSpan SlowBody { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The body ends in the middle, with a Content-Length that agrees.</summary>
    public double TruncateRate { get; init; }

    /// <summary>The body is no JSON although the header says so.</summary>
    public double InvalidJsonRate { get; init; }

    /// <summary>A page of HTML with status 200, as a proxy or a login wall sends it.</summary>
    public double WrongContentTypeRate { get; init; }

    /// <summary>The body is followed by white space up to <see cref="HugeBytes"/>.</summary>
    public double HugeBodyRate { get; init; }

    /// <summary>The size of a huge body, at most 256 MiB.</summary>
    public int HugeBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>One field changes its type throughout the body.</summary>
    public double SchemaDriftRate { get; init; }

    /// <summary>How far the source's clock is ahead (or behind, when negative) in Date and reset headers.</summary>
    public TimeSpan ClockSkew { get; init; }

    /// <summary>The mistakes in these values, each naming the field, the value and what is accepted; empty when there are none.</summary>
    public IEnumerable<string> Validate()
    {
        (string Name, double Value)[] rates =
        [
            ("resetRate", ResetRate), ("errorRate", ErrorRate), ("tooManyRate", TooManyRate), ("slowBodyRate", SlowBodyRate), ("truncateRate", TruncateRate),
            ("invalidJsonRate", InvalidJsonRate), ("wrongContentTypeRate", WrongContentTypeRate), ("hugeBodyRate", HugeBodyRate), ("schemaDriftRate", SchemaDriftRate),
        ];
        foreach (var (name, value) in rates)
        {
            if (value is not (>= 0 and <= 1))
            {
                yield return FormattableString.Invariant($"{name} is {value}; accepted: 0 to 1.");
            }
        }

        if (ErrorStatus is < 500 or > 599)
        {
            yield return FormattableString.Invariant($"errorStatus is {ErrorStatus}; accepted: 500 to 599.");
        }

        if (HugeBytes is < 1 or > 268_435_456)
        {
            yield return FormattableString.Invariant($"hugeBytes is {HugeBytes}; accepted: 1 to 268435456.");
        }

        (string Name, TimeSpan Value, TimeSpan Maximum)[] spans =
        [
            ("latency", Latency, TimeSpan.FromMinutes(1)), ("jitter", Jitter, TimeSpan.FromMinutes(1)), ("slowBody", SlowBody, TimeSpan.FromMinutes(10)),
            ("retryAfter", RetryAfter ?? TimeSpan.Zero, TimeSpan.FromDays(7)), ("clockSkew", ClockSkew.Duration(), TimeSpan.FromDays(7)),
        ];
        foreach (var (name, value, maximum) in spans)
        {
            if (value < TimeSpan.Zero || value > maximum)
            {
                yield return FormattableString.Invariant($"{name} is {value}; accepted: 00:00:00 to {maximum}.");
            }
        }
    }
}
