using System.Globalization;
using SceneScout.Storage.Rules;

namespace SceneScout.Storage.Sql.Retention;

/// <summary>A place in a walk over a table: an order's instant or number, then the row's key.</summary>
internal readonly record struct PruneCursor(long Place, string Key)
{
    /// <summary>Before all rows.</summary>
    public static readonly PruneCursor Start = new(long.MinValue, "");

    /// <summary>The place as an instant; years before anything when at the start.</summary>
    public DateTimeOffset At => Place < 0 ? DateTimeOffset.UnixEpoch : Instants.Of(Place);

    /// <summary>The key as an id.</summary>
    public Guid Id => Guid.TryParse(Key, out var id) ? id : Guid.Empty;

    /// <summary>A place at an instant.</summary>
    public static PruneCursor Of(DateTimeOffset at, string key) => new(Instants.Micros(at), key);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="ArgumentException">It is no such text.</exception>
    public static PruneCursor Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return Start;
        var cut = text.IndexOf(':', StringComparison.Ordinal);
        return cut > 0 && long.TryParse(text.AsSpan(0, cut), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var place)
            ? new PruneCursor(place, text[(cut + 1)..])
            : throw new ArgumentException($"after '{text}' is no place in a walk.", nameof(text));
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Place}:{Key}");
}
