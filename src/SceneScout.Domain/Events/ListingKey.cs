namespace SceneScout.Domain.Events;

/// <summary>What names a listing for good: its source and the source's own id (case-sensitive).</summary>
/// <param name="Source">The source.</param>
/// <param name="ExternalId">The source's id, unchanged.</param>
public readonly record struct ListingKey(SourceName Source, string ExternalId) : IComparable<ListingKey>, ISpanFormattable
{
    /// <inheritdoc />
    public int CompareTo(ListingKey other)
    {
        var bySource = Source.CompareTo(other.Source);
        return bySource != 0 ? bySource : string.CompareOrdinal(ExternalId, other.ExternalId);
    }

    /// <summary>Of the id alone: two sources seldom have one, and keys are looked up by the thousand.</summary>
    public override int GetHashCode() => ExternalId is null ? 0 : ExternalId.GetHashCode(StringComparison.Ordinal);

    /// <summary>The key as <c>source:id</c>.</summary>
    public override string ToString() => $"{Source}:{ExternalId}";

    /// <inheritdoc />
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc />
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        destination.TryWrite($"{Source.Value}:{ExternalId}", out charsWritten);
}
