using SceneScout.Domain.Events;

namespace SceneScout.Storage.Rules;

/// <summary>Row ids of listings and venues, from source and external id.</summary>
internal static class ListingIds
{
    // The pair stands in a unique B-tree index, whose entries PostgreSQL limits to about 2,700 bytes.
    private const int MaxLength = 500;

    /// <summary>The row id of a listing.</summary>
    /// <exception cref="ArgumentException">The key is empty or too long.</exception>
    public static Guid Of(ListingKey key) => DeterministicGuid.Of(Clean(key).ToString());

    /// <summary>The key as it is stored.</summary>
    /// <exception cref="ArgumentException">The key is empty or too long.</exception>
    public static ListingKey Clean(ListingKey key) =>
        new(new SourceName(Part(key.Source.Value, "source")), Part(key.ExternalId, "external id"));

    private static string Part(string? text, string field) => text?.Length is > 0 and <= MaxLength
        ? StorableText.Clean(text)
        : throw new ArgumentException($"{field} of a listing: {text?.Length ?? 0} characters; 1 to {MaxLength} are accepted.");
}
