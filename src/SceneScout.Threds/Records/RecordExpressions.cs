using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Records;

/// <summary>The regular expressions of matchers: each is read once for all the records that it is held against. Safe for concurrent use.</summary>
internal static class RecordExpressions
{
    /// <summary>So many are kept, each with an automaton that grows with what it is held against; then they are read anew.</summary>
    internal const int MostKept = 32;

    private const int LongestExpression = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, Regex> Kept = new(StringComparer.Ordinal);

    /// <summary>How many are kept.</summary>
    internal static int Count
    {
        get
        {
            lock (Gate)
                return Kept.Count;
        }
    }

    /// <summary>Whether a text fits an expression, whatever the case.</summary>
    /// <exception cref="ThredFaultException">It is no expression, or takes too long.</exception>
    internal static bool Fits(string text, JsonNode? expression)
    {
        var regex = Of(expression);
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException e)
        {
            throw new ThredFaultException(ThredFault.Invalid($"params.matcher $re {expression?.ToJsonString() ?? "null"} takes more than {Patience.TotalMilliseconds:0} ms on a text of {text.Length} characters; give a simpler one."), e);
        }
    }

    /// <summary>An expression as it is kept.</summary>
    /// <exception cref="ThredFaultException">It is none.</exception>
    internal static Regex Of(JsonNode? expression)
    {
        if (expression is not JsonValue || expression.ToString() is not { Length: <= LongestExpression } text)
            throw Refused(expression, $"at most {LongestExpression} characters", null);
        lock (Gate)
        {
            if (Kept.TryGetValue(text, out var known))
                return known;
        }

        Regex made;
        try
        {
            made = new(text, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Patience);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw Refused(expression, e.Message, e);
        }

        lock (Gate)
        {
            if (Kept.Count >= MostKept)
                Kept.Clear();
            return Kept[text] = made;
        }
    }

    private static ThredFaultException Refused(JsonNode? expression, string reason, Exception? cause) =>
        new(ThredFault.Invalid($"params.matcher $re {expression?.ToJsonString() ?? "null"} is not accepted; give a regular expression without look-around and back-references: {reason}"), cause);
}
