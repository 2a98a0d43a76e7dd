using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Instances;

/// <summary>Ids of what a step makes: they follow from the thred, its step and the cause, so that the same step makes the same again, and no other does.</summary>
internal sealed class StepIds(string thredId, long step, string cause) : IThredIds
{
    private const string Letters = "0123456789abcdefghijklmnopqrstuv";
    private const int Length = 22;
    private int _made;

    string IThredIds.Event() => $"evt{Next()}";

    public string Thred(string pattern) => $"{PatternReading.IdOf(pattern)}_{Next()}";

    /// <summary>The id of the thred of a pattern that an event begins.</summary>
    internal static string Begun(string patternId, string eventId) => $"{patternId}_{Hash($"{patternId}\n{eventId}")}";

    /// <summary>The id of the word to the source of an event that could not be worked on.</summary>
    internal static string Reply(string eventId) => $"evt{Hash($"reply\n{eventId}")}";

    private string Next() => Hash(string.Create(CultureInfo.InvariantCulture, $"{thredId}\n{step}\n{cause}\n{++_made}"));

    private static string Hash(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        Span<char> letters = stackalloc char[Length];
        for (var i = 0; i < Length; i++)
            letters[i] = Letters[hash[i] & 31];
        return new(letters);
    }
}
