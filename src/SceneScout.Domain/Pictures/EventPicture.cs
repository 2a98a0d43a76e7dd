using System.Collections.Immutable;

namespace SceneScout.Domain.Pictures;

/// <summary>The picture of an event: fetched, made into variants, and kept.</summary>
public sealed record EventPicture
{
    /// <summary>Where it came from: one of the event's own links.</summary>
    public required string Url { get; init; }

    /// <summary>SHA-256 of its file, 64 hex digits: its name.</summary>
    public required string Hash { get; init; }

    /// <summary>In pixels, as it was fetched.</summary>
    public required int Width { get; init; }

    /// <summary>In pixels, as it was fetched.</summary>
    public required int Height { get; init; }

    /// <summary>What to show until it is loaded.</summary>
    public required string BlurHash { get; init; }

    /// <summary>Its dominant colour, <c>#rrggbb</c>.</summary>
    public required string Colour { get; init; }

    /// <summary>What it stands for, in words.</summary>
    public required string Alt { get; init; }

    /// <summary>Its sizes, the narrowest first.</summary>
    public required ImmutableArray<PictureSize> Variants { get; init; }

    /// <summary>What spoke for it and against it among the event's pictures; empty when nothing spoke against it.</summary>
    public ImmutableArray<string> Reasons { get; init; } = [];

    /// <summary>Whether it says the same as another.</summary>
    public bool Same(EventPicture? other) => other is not null
        && (Url, Hash, Width, Height, BlurHash, Colour, Alt) == (other.Url, other.Hash, other.Width, other.Height, other.BlurHash, other.Colour, other.Alt)
        && Variants.SequenceEqual(other.Variants) && Reasons.SequenceEqual(other.Reasons);
}
