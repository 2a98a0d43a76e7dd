using System.Security.Cryptography;
using System.Text;

namespace SceneScout.EndToEnd.Tests.Secrets;

/// <summary>Secrets that were given to the program, and the ways in which they may be written somewhere.</summary>
internal sealed class PlantedKeys
{
    public static readonly string[] Sources = ["ticketmaster", "eventbrite", "yelp", "googleplaces", "meetup"];

    private readonly List<(string Owner, string Spelling)> _spellings = [];

    public PlantedKeys()
    {
        foreach (var source in Sources)
        {
            // One as keys mostly are, one with letters that are escaped somewhere, one that is sealed in the store.
            Given.Add(source, [Plant(source), Plant(source, "+/&=")]);
            Sealed.Add(source, Plant(source));
        }

        HttpToken = Plant("http");
        _spellings.AddRange([("the master key", MasterKey), ("the master key", Convert.ToBase64String(Convert.FromHexString(MasterKey)))]);
    }

    /// <summary>Keys of the settings by source.</summary>
    public Dictionary<string, string[]> Given { get; } = [];

    /// <summary>Keys of the store by source.</summary>
    public Dictionary<string, string> Sealed { get; } = [];

    /// <summary>The token of the HTTP API.</summary>
    public string HttpToken { get; }

    /// <summary>The key that seals the others.</summary>
    public string MasterKey { get; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Every source's key.</summary>
    public IEnumerable<string> All => Given.Values.SelectMany(keys => keys).Concat(Sealed.Values);

    /// <summary>Fails when a secret is in a text, as it is, escaped for a URL or in base64, in letters of any case.</summary>
    public void AssertAbsent(string text, string where)
    {
        foreach (var (owner, spelling) in _spellings)
        {
            var at = text.IndexOf(spelling, StringComparison.OrdinalIgnoreCase);
            Assert.True(at < 0, at < 0 ? "" : $"{where} holds a secret of {owner}: …{text[Math.Max(0, at - 200)..Math.Min(text.Length, at + 200)]}…");
        }
    }

    /// <summary>As for a text; each byte counts as a letter.</summary>
    public void AssertAbsent(ReadOnlySpan<byte> bytes, string where) => AssertAbsent(Encoding.Latin1.GetString(bytes), where);

    private string Plant(string owner, string letters = "")
    {
        var secret = $"PLANTED{letters}{owner}{Guid.NewGuid():N}";
        _spellings.AddRange([(owner, secret), (owner, Uri.EscapeDataString(secret))]);
        // Base64 is looked for at each place that a byte can have in its group of three; the letters that neighbours share are left out.
        for (var before = 0; before < 3; before++)
        {
            var text = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('x', before) + secret + "yyy"));
            var letter = text[4..(text.Length / 4 * 4 - 8)];
            _spellings.AddRange([(owner, letter), (owner, letter.Replace('+', '-').Replace('/', '_'))]);
        }

        return secret;
    }
}
