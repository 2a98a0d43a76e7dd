namespace SceneScout.Storage.Sql;

/// <summary>What a column holds.</summary>
internal enum ColumnType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A GUID.</summary>
    Id,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A floating-point number.</summary>
    Real,

    /// <summary>A decimal number.</summary>
    Exact,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>An instant, to the microsecond.</summary>
    Instant,

    /// <summary>A calendar day.</summary>
    Day,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>JSON that is kept as the text that it is, given in UTF-8: read as a whole, not asked for what is in it.</summary>
    JsonText,

    /// <summary>Bytes.</summary>
    Bytes,
}

/// <summary>A column and where its value comes from.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Value">Its value for a row.</param>
internal sealed record Column<T>(string Name, ColumnType Type, Func<T, object?> Value);
