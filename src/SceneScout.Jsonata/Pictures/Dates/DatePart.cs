using SceneScout.Jsonata.Pictures.Integers;

namespace SceneScout.Jsonata.Pictures.Dates;

/// <summary>A piece of a date picture: text as it stands, or a component.</summary>
internal sealed record DatePart
{
    /// <summary>The text; null for a component.</summary>
    public string? Literal { get; init; }

    public char Component { get; init; }

    /// <summary>The case of names; null when the component is written as a number.</summary>
    public LetterCase? Names { get; init; }

    public IntegerPicture? Integer { get; set; }

    /// <summary>The presentation's second modifier: t for a Z in place of a zero offset, o for ordinals.</summary>
    public char Modifier { get; init; }

    public int? MaximumWidth { get; init; }

    /// <summary>How many last digits of a year are written; -1 for all.</summary>
    public int YearDigits { get; init; } = -1;

    public bool HasWidth { get; init; }
}
