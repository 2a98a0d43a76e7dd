using SceneScout.Threds.Model;

namespace SceneScout.Threds.Scripts;

/// <summary>Which message answers which expectation.</summary>
internal static class MessageMatching
{
    /// <summary>For each expectation the message that answers it, or that stands in its place and does not; and what is different.</summary>
    internal static (ThredMessage?[] Matched, List<string> Differences) Match(
        IReadOnlyList<MessageExpectation> expected, IReadOnlyList<ThredMessage> messages, bool order, bool only, bool concurrent, MessageContext context)
    {
        var differences = new List<string>();
        // Of what different threds send at the same time nobody can say what is first.
        var mixed = order && concurrent && messages.Select(message => message.Event.ThredId).Distinct(StringComparer.Ordinal).Count() > 1;
        var matched = !order || mixed ? AnyOrder(expected, messages, mixed, context, differences)
            : only ? InOrder(expected, messages, context, differences)
            : Among(expected, messages, context, differences);
        if (only)
        {
            foreach (var more in messages.Where(message => !matched.Contains(message)))
                differences.Add($"there is another message: {Describe(more)}");
        }

        return (matched, differences);
    }

    internal static string Describe(ThredMessage message)
    {
        var error = message.Event.Error.ValueKind == System.Text.Json.JsonValueKind.Undefined ? "" : $" error {ModelJson.Short(message.Event.Error)}";
        return $"{message.Event.Id} to {string.Join(", ", message.To)}: {message.Event.Title ?? "(no title)"} [{message.Event.Type}, thred {message.Event.ThredId ?? "none"}]{error}";
    }

    private static ThredMessage?[] InOrder(IReadOnlyList<MessageExpectation> expected, IReadOnlyList<ThredMessage> messages, MessageContext context, List<string> differences)
    {
        var matched = new ThredMessage?[expected.Count];
        for (var i = 0; i < expected.Count; i++)
        {
            if (i >= messages.Count)
            {
                differences.Add($"message {i + 1} of {expected.Count} did not come");
                continue;
            }

            matched[i] = messages[i];
            differences.AddRange(expected[i].Differences(messages[i], context).Select(difference => $"message {i + 1}, {messages[i].Event.Id}: {difference}"));
            expected[i].Capture(messages[i]);
            context = After(context, messages[i]);
        }

        return matched;
    }

    private static ThredMessage?[] Among(IReadOnlyList<MessageExpectation> expected, IReadOnlyList<ThredMessage> messages, MessageContext context, List<string> differences)
    {
        var matched = new ThredMessage?[expected.Count];
        var at = 0;
        for (var i = 0; i < expected.Count; i++)
        {
            var from = at;
            while (at < messages.Count && expected[i].Differences(messages[at], context).Count > 0)
                at++;
            if (at == messages.Count)
            {
                differences.Add($"message {i + 1} of {expected.Count} did not come{Nearest(expected[i], messages.Skip(from), context)}");
                at = from;
                continue;
            }

            matched[i] = messages[at];
            expected[i].Capture(messages[at]);
            context = After(context, messages[at++]);
        }

        return matched;
    }

    // Where the order counts within a thred, none of its messages comes before one that was expected earlier.
    private static ThredMessage?[] AnyOrder(IReadOnlyList<MessageExpectation> expected, IReadOnlyList<ThredMessage> messages, bool orderWithin, MessageContext context, List<string> differences)
    {
        var matched = new ThredMessage?[expected.Count];
        if (Assign(0, context))
            return matched;
        // No assignment fits: say which expectations find nothing when each takes the first that it can.
        for (var i = 0; i < expected.Count; i++)
        {
            matched[i] = messages.FirstOrDefault(message => !matched.Contains(message) && expected[i].Differences(message, context).Count == 0);
            if (matched[i] is null)
                differences.Add($"message {i + 1} of {expected.Count} did not come{Nearest(expected[i], messages.Where(message => !matched.Contains(message)), context)}");
        }

        if (differences.Count == 0)
            differences.Add("no assignment of the messages to the expectations fits");
        return matched;

        bool Assign(int i, MessageContext at)
        {
            if (i == expected.Count)
                return true;
            for (var m = 0; m < messages.Count; m++)
            {
                var message = messages[m];
                if (matched.Contains(message) || expected[i].Differences(message, at).Count > 0 || (orderWithin && IsPassed(m)))
                    continue;
                matched[i] = message;
                expected[i].Capture(message);
                if (Assign(i + 1, After(at, message)))
                    return true;
                matched[i] = null;
            }

            return false;
        }

        bool IsPassed(int m) => messages.Skip(m + 1).Any(later => later.Event.ThredId == messages[m].Event.ThredId && matched.Contains(later));
    }

    private static string Nearest(MessageExpectation expectation, IEnumerable<ThredMessage> messages, MessageContext context) =>
        messages.Select(message => (message, Differences: expectation.Differences(message, context))).MinBy(pair => pair.Differences.Count) is { message: not null } nearest
            ? $"; nearest is {nearest.message.Event.Id}: {string.Join("; ", nearest.Differences)}"
            : "";

    private static MessageContext After(MessageContext context, ThredMessage message) => message.Event.ThredId is not { } thred ? context with { Last = null }
        : context with { Seen = new HashSet<string>(context.Seen, StringComparer.Ordinal) { thred }, Last = thred };
}
