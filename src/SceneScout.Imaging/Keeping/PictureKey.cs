using System.Buffers;
using System.Globalization;

namespace SceneScout.Imaging.Keeping;

/// <summary>The name of a kept variant. It can hold nothing but digits, so it is safe in a path.</summary>
public sealed record PictureKey
{
    /// <summary>What is accepted, for messages.</summary>
    public const string Form = "a hash of 64 hex digits in lower case, and a variant of 1 to 9999";

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    /// <summary>A name.</summary>
    /// <param name="hash">SHA-256 of the picture's file, 64 hex digits.</param>
    /// <param name="variant">The variant's name, 1 to 9999.</param>
    /// <exception cref="ArgumentException">One of them has another form.</exception>
    public PictureKey(string hash, int variant)
    {
        if (!IsHash(hash) || variant is < 1 or > 9999)
            throw new ArgumentException($"'{hash}' and {variant} are not accepted: {Form}.");
        (Hash, Variant) = (hash, variant);
    }

    /// <summary>SHA-256 of the picture's file.</summary>
    public string Hash { get; }

    /// <summary>The variant's name.</summary>
    public int Variant { get; }

    /// <summary>Name of its file below the folder of the hash.</summary>
    public string FileName => Variant.ToString(CultureInfo.InvariantCulture) + ".webp";

    /// <summary>Whether a text has the form of a hash.</summary>
    public static bool IsHash(string? text) => text is { Length: 64 } && !text.AsSpan().ContainsAnyExcept(Hex);

    /// <summary>Reads a name; null when it has another form.</summary>
    public static PictureKey? Parse(string? hash, string? variant) =>
        IsHash(hash) && int.TryParse(variant, NumberStyles.None, CultureInfo.InvariantCulture, out var name) && name is >= 1 and <= 9999 ? new PictureKey(hash!, name) : null;
}
