using System.Globalization;
using System.Text.Json.Nodes;

namespace SceneScout.Lab.Scripts;

/// <summary>What a script has seen of mailboxes: each message is read once.</summary>
/// <param name="api">The node.</param>
internal sealed class NodeMailboxes(NodeApi api)
{
    private readonly Dictionary<string, Mailbox> _known = new(StringComparer.Ordinal);

    /// <summary>Whether a message is, or was, in a mailbox.</summary>
    internal async Task<bool> HasAsync(string participant, string messageId, CancellationToken cancellation) =>
        (_known.TryGetValue(participant, out var known) && known.Ids.Contains(messageId)) || (await ReadAsync(participant, cancellation)).Ids.Contains(messageId);

    /// <summary>What came into a mailbox since it was taken last.</summary>
    internal async Task<IReadOnlyList<JsonNode>> TakeAsync(string participant, CancellationToken cancellation)
    {
        var mailbox = await ReadAsync(participant, cancellation);
        var taken = mailbox.Fresh.ToList();
        mailbox.Fresh.Clear();
        return taken;
    }

    private async Task<Mailbox> ReadAsync(string participant, CancellationToken cancellation)
    {
        if (!_known.TryGetValue(participant, out var mailbox))
            _known[participant] = mailbox = new();
        while (true)
        {
            var page = await api.GetAsync(string.Create(CultureInfo.InvariantCulture, $"api/participants/{Uri.EscapeDataString(participant)}/messages?after={mailbox.Place}&limit=500"), cancellation);
            foreach (var message in page!["messages"]!.AsArray())
            {
                mailbox.Place = (long)message!["place"]!;
                mailbox.Ids.Add((string)message["id"]!);
                mailbox.Fresh.Add(message);
            }

            if (page["more"]?.GetValue<bool>() != true)
                return mailbox;
        }
    }

    private sealed class Mailbox
    {
        public long Place { get; set; }

        public HashSet<string> Ids { get; } = new(StringComparer.Ordinal);

        public List<JsonNode> Fresh { get; } = [];
    }
}
