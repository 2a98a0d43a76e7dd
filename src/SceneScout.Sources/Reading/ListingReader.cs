using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Reading;

/// <summary>The frame in which every source reads one listing.</summary>
internal static class ListingReader
{
    /// <summary>Reads a listing: refused when it is no object or when <paramref name="read"/> finds errors. What holds for every source is done to it after that: <see cref="ListingRules"/>.</summary>
    /// <param name="listing">The raw listing.</param>
    /// <param name="skip">Why it must not be shown; null when it may.</param>
    /// <param name="read">Builds the listing; null only after an error was noted.</param>
    public static NormaliseResult Normalise(JsonElement listing, Func<Field, string?> skip, Func<Field, Findings, Listing?> read)
    {
        var findings = new Findings();
        var root = Field.WholeRoot(WellFormed.Of(listing), findings);
        if (!root.IsObject)
            return new NormaliseResult.Rejected([FieldError.Of("(root)", root.Raw, "Not usable: a listing is an object.", rule: RepairRule.Refused)]);
        if (skip(root) is { } reason)
            return new NormaliseResult.Skipped(reason);
        var result = read(root, findings);
        return result is null || findings.HasErrors ? new NormaliseResult.Rejected(findings.Errors) : new NormaliseResult.Ok(ListingRules.Apply(result, root[Nearness.Mark], findings));
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
