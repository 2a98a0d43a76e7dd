using System.Collections.Immutable;

namespace SceneScout.Contracts.Palettes;

/// <summary>One argument of a verb, as data.</summary>
public sealed record ArgumentDefinition
{
    /// <summary>Name under which its values are found.</summary>
    public required string Name { get; init; }

    /// <summary>Switches that give it: <c>-a</c>, <c>--address</c>.</summary>
    public ImmutableArray<string> Switches { get; init; } = [];

    /// <summary>What it means.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether the verb cannot run without it.</summary>
    public bool Mandatory { get; init; }

    /// <summary>Its value when it is not given; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>Whether a value without a switch may give it.</summary>
    public bool Positional { get; init; }

    /// <summary>Whether it may be given several times.</summary>
    public bool Repeatable { get; init; }

    /// <summary>Whether its switch stands alone, without a value.</summary>
    public bool Flag { get; init; }

    /// <summary>Whether its value is a secret: asked for without echo, kept out of history, logs and the audit log.</summary>
    public bool Secret { get; init; }

    /// <summary>The only values accepted; empty for any.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>Smallest whole number accepted; null when it is no number.</summary>
    public int? Min { get; init; }

    /// <summary>Largest whole number accepted; null when it is no number.</summary>
    public int? Max { get; init; }

    /// <summary>What is accepted, for errors and help.</summary>
    public string Accepted =>
        Choices.Length > 0 ? $"one of {string.Join(", ", Choices)}"
        : Min is not null ? $"a whole number from {Min} to {Max}"
        : "a text";

    /// <summary>How people write it: <c>-a &lt;address&gt;</c>, <c>[-d &lt;depth&gt;]</c>, <c>&lt;task&gt;</c>.</summary>
    public string Usage
    {
        get
        {
            var text = Flag ? Switches[0] : Positional ? $"<{Name}>" : $"{Switches[0]} <{Name}>";
            return (Mandatory ? text : $"[{text}]") + (Repeatable ? "..." : "");
        }
    }
}
