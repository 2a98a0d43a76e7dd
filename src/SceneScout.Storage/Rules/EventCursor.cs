using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace SceneScout.Storage.Rules;

/// <summary>Where a page of events ended: start and id of its last event.</summary>
internal readonly record struct EventCursor(long StartSort, Guid Id)
{
    private const int MaxLength = 200;

    /// <summary>Reads one.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static EventCursor Parse(string text) =>
        TryParse(text, out var cursor) ? cursor : throw new ArgumentException($"After: '{(text.Length > 80 ? text[..80] : text)}' is not a cursor; take it from the last page's Next.");

    /// <summary>Reads one; false when it is none.</summary>
    public static bool TryParse(string text, out EventCursor cursor)
    {
        cursor = default;
        var bytes = new byte[MaxLength];
        if (text.Length > MaxLength || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var length))
            return false;
        var parts = Encoding.ASCII.GetString(bytes, 0, length).Split(':');
        if (parts.Length != 2
            || !long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var start)
            || !Guid.TryParseExact(parts[1], "N", out var id))
            return false;
        cursor = new(start, id);
        return true;
    }

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{StartSort}:{Id:N}")));
}
