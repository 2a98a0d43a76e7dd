using System.Collections.Immutable;
using System.Text.Json;

namespace SceneScout.Threds.Model;

/// <summary>An event on its way to those whom its addresses stand for.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="To">The ids of participants and agents, each once.</param>
/// <param name="Event">What is sent.</param>
public sealed record ThredMessage(string Id, ImmutableArray<string> To, ThredEvent Event)
{
    /// <summary>Addresses that stood for nobody.</summary>
    public ImmutableArray<string> Unknown { get; init; } = [];

    /// <summary>
    /// What each receiver gets: one message for each agent, with the id <c>EVENT_agent_I</c>, and one for the participants of each node that has their sessions,
    /// with the id <c>EVENT_I</c>. An agent that takes part as a participant does (<c>remote</c>) is one of these.
    /// </summary>
    /// <param name="isService">Whether an address is that of an agent.</param>
    /// <param name="nodeOf">The node of a participant's session; participants without one stand together.</param>
    public IEnumerable<ThredMessage> Deliveries(Func<string, bool> isService, Func<string, string?> nodeOf)
    {
        var services = To.Where(isService).Select((service, i) => new ThredMessage($"{Event.Id}_agent_{i}", [service], Event));
        var people = To.Where(to => !isService(to)).GroupBy(nodeOf).Select((node, i) => new ThredMessage($"{Event.Id}_{i}", [.. node], Event));
        return services.Concat(people);
    }

    /// <summary>Writes the message as clients see it: id, to, event.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, Id);
        writer.WriteStartArray("to"u8);
        foreach (var to in To)
            writer.WriteStringValue(to);
        writer.WriteEndArray();
        writer.WritePropertyName("event"u8);
        Event.WriteTo(writer);
        writer.WriteEndObject();
    }
}
