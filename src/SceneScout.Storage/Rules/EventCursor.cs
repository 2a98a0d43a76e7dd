using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace SceneScout.Storage.Rules;

/// <summary>Where a page of events ended: start and id of its last event.</summary>
internal readonly record struct EventCursor(long StartSort, Guid Id)
{
    public static EventCursor Parse(string text)
    {
        try
        {
            var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split(':');
            if (parts.Length == 2
                && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var start)
                && Guid.TryParseExact(parts[1], "N", out var id))
                return new(start, id);
        }
        catch (FormatException)
        {
            // Falls through to the error that names the field.
        }

        throw new ArgumentException($"After: '{(text.Length > 80 ? text[..80] : text)}' is not a cursor; take it from the last page's Next.");
    }

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{StartSort}:{Id:N}")));
}
