using System.Text;

namespace SceneScout.Geocoding.Places;

/// <summary>Finds names that are written with one wrong letter.</summary>
internal sealed class TypingErrors(PlaceData data, PlaceScale scale)
{
    private const int LeastForTypos = 5;
    private readonly PlaceData _data = data;

    /// <summary>The likeliest place whose name has one letter more, one less, another one, or two in another order.</summary>
    public Candidate Best(string key, in SearchContext context)
    {
        if (context.Country < 0 || key.Length < LeastForTypos || key.Length > 40)
            return Candidate.None;
        var best = Candidate.None;
        Span<byte> written = stackalloc byte[key.Length];
        Encoding.ASCII.GetBytes(key, written);
        Span<byte> tried = stackalloc byte[key.Length + 1];
        // Hardly anybody mistypes the first letter.
        for (var i = 1; i < written.Length; i++)
        {
            written[..i].CopyTo(tried);
            written[(i + 1)..].CopyTo(tried[i..]);
            Consider(tried[..(written.Length - 1)], context, ref best);
            if (i + 1 < written.Length)
            {
                written.CopyTo(tried);
                (tried[i], tried[i + 1]) = (tried[i + 1], tried[i]);
                Consider(tried[..written.Length], context, ref best);
            }

            for (var letter = (byte)'a'; letter <= (byte)'z'; letter++)
            {
                written.CopyTo(tried);
                tried[i] = letter;
                Consider(tried[..written.Length], context, ref best);
                written[..i].CopyTo(tried);
                tried[i] = letter;
                written[i..].CopyTo(tried[(i + 1)..]);
                Consider(tried[..(written.Length + 1)], context, ref best);
            }
        }

        return best;
    }

    private void Consider(ReadOnlySpan<byte> key, in SearchContext context, ref Candidate best)
    {
        if (scale.Best(key, context) is { Found: true, IsRegion: false } found && _data.Populations[found.Place] >= 2_000 && found.Score > best.Score)
            best = found;
    }
}
