using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Threds.Cluster.Instances;
using SceneScout.Threds.Cluster.Intake;
using SceneScout.Threds.Cluster.Participants;
using SceneScout.Threds.Cluster.Patterns;
using SceneScout.Threds.Cluster.Wire;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;
using Xunit;

namespace SceneScout.Node.Tests.Threds;

/// <summary>What of threds crosses nodes and stands in journals, to the byte: what was written once stays readable.</summary>
public sealed class ThredFormTests
{
    private static readonly ThredEvent Given = EventReading.Read(JsonElement.Parse("""{"id":"e","type":"x","source":{"id":"p"}}"""u8));
    private static readonly ThredFault Fault = new(4000, "limit", "too many", "why");
    private static readonly ThredEffect.Spawn Spawn = new("c_1", "c", "p_1", SpawnKind.Sibling, Given, ThredState.NoLocals, ["x"]);
    private static readonly MailItem Item = new(7, 8, "m", RawJson.Of("{}"u8.ToArray()));

    private static readonly IThredWire[] Samples =
    [
        new ThredCommands.Begin("t", "p", 2, Given, null, 3, 4),
        new ThredCommands.Begin("t", "p", 2, null, Spawn),
        new ThredCommands.Occur("t", Given, true, 3, 4),
        new ThredCommands.ChildEnded("t", "c", "f", RawJson.Of("1"u8.ToArray()), 3, 4),
        new ThredCommands.Steer("t", new TransitionModel("r", InputKind.Local, "l"), "e", 3, 4),
        new ThredCommands.Steer("t", null, "e"),
        new ThredCommands.Wake("t"),
        new ThredCommands.AskBegun("t"),
        new ThredCommands.Show("t"),
        new ThredReplies.Done("t", 3, ThredOutcome.Refused, Fault),
        new ThredReplies.Begun("t", true),
        new ThredReplies.Shown("t", RawJson.Of("{}"u8.ToArray())),
        new ThredRow([new(1, new byte[] { 1 }, new byte[] { 2, 3 }, Given, SlotChange.Taken | SlotChange.Freed, 4)], [("p:ann", 5)]),
        new ThredSnapshot(new byte[] { 1 }, 9, [new(8, "t:c_1", Spawn, SlotChange.None, Given, 2), new(9, "s:p", null, SlotChange.Freed, null, 0)]),
        new ParticipantCommands.Deliver("ann", "t", [new(5, "m", RawJson.Of("{}"u8.ToArray()))]),
        new ParticipantCommands.Read("ann", 6, 10),
        new ParticipantCommands.Acknowledge("ann", "m"),
        new ParticipantReplies.Delivered("ann", "t", 5),
        new ParticipantReplies.Mail([Item], 2, 3),
        new ParticipantReplies.Acknowledged(true),
        new MailRow(8, [("t", new(5, "m", RawJson.Of("{}"u8.ToArray())))], ["n"]),
        new MailSnapshot(7, 3, [Item], [("t", 5)]),
        new PatternCommands.Put("p", "{}", "ann"),
        new PatternCommands.Remove("p", "ann"),
        new PatternCommands.Reserve("p", "t", 2),
        new PatternCommands.Take("p", "t", 3),
        new PatternCommands.Free("p", "t", 3),
        new PatternCommands.AskLive("p"),
        new PatternReplies.Stands(2, true, true, ["a"]),
        new PatternReplies.Slot("t", Fault),
        new PatternReplies.Noted("p", 3),
        new PatternReplies.Live(["t"]),
        new PatternRow(8, [new(2, "{}", 8, "ann")], true, [new("t", SlotMoveKind.Taken)]),
        new PatternSnapshot(new()
        {
            Versions = [new(2, "{}", 8, "ann")],
            Active = true,
            Slots = new() { Live = ["t"], LastBegan = 8 },
            Reserved = ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal).Add("t", 8),
        }),
        new CatalogMessages.Load(),
        new CatalogMessages.Loaded(),
        new ThredCommands.Migrate("t", 2, "e", 3),
        new ThredSnapshot(new byte[] { 1 }, 9, []) { Recent = new byte[] { 7 } },
        new PatternCommands.When("p", new(2, true), "{}", "ann"),
        new PatternCommands.When("p", new(0, false), null, "ann"),
        new PatternReplies.Moved(new(2, true)),
        new ParticipantReplies.Mail([], 2, 3) { More = true },
        new ThredCommands.Show("t", Full: true),
        new ParticipantReplies.Delivered("ann", "t", 5) { TurnedAway = true },
    ];

    [Fact]
    public void Every_form_has_its_bytes_as_they_were_released()
    {
        var golden = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Threds", "forms.txt"));

        Assert.Equal(golden, Samples.Select(Line));
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        foreach (var sample in Samples)
        {
            var form = ThredForms.Of(sample.GetType());
            var read = form.Read(new WireFields(Bytes(sample)));

            Assert.Equal(Line(sample), Line((IThredWire)read));
        }
    }

    [Fact]
    public void Every_type_that_may_leave_a_node_has_a_form_and_a_sample()
    {
        var types = typeof(IThredWire).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IThredWire)) && type != typeof(ChildRefused));

        Assert.Equal(types.Select(type => type.FullName).Order(StringComparer.Ordinal), ThredForms.Types.Select(type => type.FullName).Order(StringComparer.Ordinal));
        Assert.Empty(ThredForms.Types.Except(Samples.Select(sample => sample.GetType())));
    }

    private static string Line(IThredWire sample) => $"{ThredForms.Of(sample.GetType()).Manifest} {Convert.ToHexStringLower(Bytes(sample))}";

    private static byte[] Bytes(IThredWire sample)
    {
        var writer = new FieldWriter();
        ThredForms.Of(sample.GetType()).Write(sample, writer);
        return writer.Written.ToArray();
    }
}
