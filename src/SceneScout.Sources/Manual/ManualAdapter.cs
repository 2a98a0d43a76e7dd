using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Manual;

/// <summary>Reads events that people submit: one object, a list, or a list under <c>events</c>.</summary>
/// <remarks>
/// Members, all text unless said otherwise; only <c>title</c> and <c>start</c> are required:
/// <c>id</c>, <c>title</c>, <c>description</c>, <c>start</c> and <c>end</c> (<c>2026-05-31</c>, <c>2026-05-31T19:30</c>, with Z or an offset when known),
/// <c>timezone</c> (IANA), <c>venue_name</c>, <c>address</c>, <c>city</c>, <c>region</c>, <c>postal_code</c>, <c>country</c> (ISO code or English name),
/// <c>latitude</c> and <c>longitude</c> (numbers), <c>price_min</c> and <c>price_max</c> (numbers) or <c>price</c> (<c>free</c>, <c>$10-$20</c>, <c>from 12 EUR</c>), <c>price_currency</c> (ISO 4217), <c>is_free</c> (true or false),
/// <c>category</c>, <c>image_url</c>, <c>external_url</c>, <c>ticket_url</c>, <c>organizer</c>, <c>performers</c> (a list, or names with commas), <c>min_age</c> (years, or <c>18+</c>), <c>language</c>, <c>status</c> (<c>scheduled</c>, <c>cancelled</c>, <c>postponed</c>, <c>rescheduled</c>).
/// Names are read in any case, with or without underscores, and under the usual other names (<c>name</c>, <c>startDate</c>, <c>date</c> with <c>time</c>, <c>venue</c>, <c>lat</c>, <c>url</c>).
/// The form of <c>GET /api/events/{id}</c> is read, too: moments, venue and price as objects, pictures as a list.
/// A submission without an id gets one from its content: the same submission twice is one listing.
/// </remarks>
public sealed class ManualAdapter : ISourceAdapter
{
    /// <summary>The member by which a kept submission says that a visitor sent it; one that a file brings along is the file's own word.</summary>
    public const string SubmissionMark = "scenescout_submitted";

    private static readonly ManualShape Shape = new();

    /// <inheritdoc />
    public SourceName Name => SourceName.Manual;

    /// <inheritdoc />
    public SourceCapabilities Capabilities { get; } = new()
    {
        AreaSearch = false,
        ListsEvents = true,
        MaxRadiusMetres = 0,
        PageSize = 1000,
        Limits = [],
        MaxConcurrent = 1,
        Attribution = "Submitted by a visitor.",
    };

    /// <inheritdoc />
    public ParsedAnswer Parse(JsonElement answer) => AnswerReader.Read(answer, Shape);

    /// <inheritdoc />
    public NormaliseResult Normalise(JsonElement listing) => ListingReader.Normalise(listing, Skip, ManualListing.Read);

    private static string? Skip(Field root) =>
        ManualFields.Of(root)["status"].Text()?.ToLowerInvariant() is "draft" or "private" or "rejected" ? "A submission that is not to be shown." : null;
}
