using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Tests;

/// <summary>JSON of tests.</summary>
internal static class Json
{
    public static JsonElement Of(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    /// <summary>The one listing of an answer, which has to be usable.</summary>
    public static Listing Listing(ISourceAdapter adapter, string answer) => Listing(adapter, Of(answer));

    /// <summary>The one listing of an answer, which has to be usable.</summary>
    public static Listing Listing(ISourceAdapter adapter, JsonElement answer)
    {
        var raw = Assert.Single(adapter.Parse(answer).Listings);
        return Assert.IsType<NormaliseResult.Ok>(adapter.Normalise(Of(raw.Json))).Listing;
    }

    /// <summary>Why the one listing of an answer is refused.</summary>
    public static IReadOnlyList<FieldError> Errors(ISourceAdapter adapter, string answer)
    {
        var raw = Assert.Single(adapter.Parse(Of(answer)).Listings);
        return Assert.IsType<NormaliseResult.Rejected>(adapter.Normalise(Of(raw.Json))).Errors;
    }

    /// <summary>An instant.</summary>
    public static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
