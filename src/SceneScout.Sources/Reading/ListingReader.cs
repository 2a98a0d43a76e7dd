using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Reading;

/// <summary>The frame in which every source reads one listing.</summary>
internal static class ListingReader
{
    private const int LongestTitle = 500;

    /// <summary>Reads a listing: refused when it is no object or when <paramref name="read"/> finds errors.</summary>
    /// <param name="listing">The raw listing.</param>
    /// <param name="skip">Why it must not be shown; null when it may.</param>
    /// <param name="read">Builds the listing; null only after an error was noted.</param>
    public static NormaliseResult Normalise(JsonElement listing, Func<Field, string?> skip, Func<Field, Findings, Listing?> read)
    {
        var findings = new Findings();
        var root = Field.Root(WellFormed.Of(listing), findings);
        if (!root.IsObject)
            return new NormaliseResult.Rejected([FieldError.Of("(root)", root.Raw, "Not usable: a listing is an object.")]);
        if (skip(root) is { } reason)
            return new NormaliseResult.Skipped(reason);
        var result = read(root, findings);
        if (result is null || findings.HasErrors)
            return new NormaliseResult.Rejected(findings.Errors);
        result = Titled(result, findings);
        return new NormaliseResult.Ok(result with { Warnings = findings.Warnings });
    }

    // The source's own word on the status is the better one where it says more than "as listed".
    private static Listing Titled(Listing listing, Findings findings)
    {
        var words = TitleWords.Read(listing.Title);
        if (words.Title != listing.Title)
            findings.Warn("title", listing.Title, $"Repaired: {words.Told} moved out of the title.");
        var title = words.Title;
        if (title.Length > LongestTitle)
        {
            findings.Warn("title", title, $"Shortened: {title.Length} characters, at most {LongestTitle} are kept.");
            title = title[..(char.IsHighSurrogate(title[LongestTitle - 1]) ? LongestTitle - 1 : LongestTitle)].TrimEnd();
        }

        return listing with
        {
            Title = title,
            Status = listing.Status == EventStatus.Scheduled && words.Status is { } status ? status : listing.Status,
            Sales = words.SoldOut ? SalesStatus.SoldOut : listing.Sales,
        };
    }

    /// <summary>The id, or an error.</summary>
    public static string? RequireId(Field field)
    {
        var id = field.Id();
        if (id is { Length: <= 200 })
            return id;
        field.Refuse("Missing or not usable: an id is text of 1 to 200 characters or a whole number.");
        return null;
    }

    /// <summary>The title, or an error.</summary>
    public static string RequireTitle(string? title, Field field)
    {
        if (title is null)
            field.Refuse("Missing or not usable: a title is text that is not empty.");
        return title ?? "";
    }

    /// <summary>An error when neither a day nor an instant is known and the source does not say that it is to be announced.</summary>
    public static void RequireStart(EventTime time, Field field, string forms)
    {
        if (!time.ToBeAnnounced && time.Start.IsUnknown)
            field.Refuse($"Missing or not usable: a start is {forms}.");
    }
}
