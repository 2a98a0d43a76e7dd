using System.Collections.Immutable;
using SceneScout.Jsonata;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Tests;

/// <summary>The bytes of a thred, as journals hold them: what was written once stays readable.</summary>
public sealed class ThredStateBytesTests
{
    private const string Golden =
        "010103705f310201700301500401030501010601720701050801040901060a01070b110103302e31020affffffffffffffffff010c0801016e0203312e350c09010173020422c3a4220d01610d01620e" +
        "016c0f01641001751103715f3112010213050103635f3113080103635f32020101142001140103635f3102016303017404077b226e223a317d01080103635f32020163151b01010102046e6f6f6e0301" +
        "09050d4575726f70652f4265726c696e154c010102020465767431030108043e0106657674315f30020161032d7b226964223a2265767431222c2274797065223a2278222c22736f75726365223a7b22" +
        "6964223a227031227d7d04022462164f013e0106657674315f30020161032d7b226964223a2265767431222c2274797065223a2278222c22736f75726365223a7b226964223a227031227d7d04022462" +
        "02010203010304010105010a060114171083b839b5077b8e0836ba39b5077c8e081802ac02";

    private static readonly ThredMessage Message = new("evt1_0", ["a"], Check.Event("evt1", "x")) { Unknown = ["$b"] };

    private static readonly ThredState Full = new()
    {
        Id = "p_1",
        PatternId = "p",
        PatternName = "P",
        PatternVersion = 3,
        Status = ThredStatus.Finished,
        Reaction = "r",
        ReactionStart = 5,
        StartTime = 4,
        LastUpdateTime = 6,
        EndTime = 7,
        Matched = ImmutableSortedDictionary<string, ulong>.Empty.Add("0.1", ulong.MaxValue),
        Locals = new Dictionary<string, JsonataValue> { ["n"] = 1.5, ["s"] = "ä" },
        Participants = ["a", "b"],
        Label = "l",
        Description = "d",
        DisplayUri = "u",
        ParentId = "q_1",
        Spawned = SpawnKind.Sibling,
        Children = [new("c_1", SpawnKind.Child), new("c_2", SpawnKind.Sibling)],
        Joins = [[new("c_1", "c", "t", RawJson.Of(System.Text.Json.JsonElement.Parse("{\"n\":1}"))), new("c_2", "c")]],
        Timers = [new(ThredTimerKind.Reaction, "noon", 9, Zone: "Europe/Berlin"), new(ThredTimerKind.Publish, "evt1", 8, Message)],
        Retries = [new(Message, 2, new(3, BackoffKind.Linear, 10, 20))],
        Seen = SeenEvents.None.With("e1").With("e2"),
        Steps = 300,
    };

    [Fact]
    public void The_bytes_of_a_thred_stay_as_they_are() => Assert.Equal(Golden, Convert.ToHexStringLower(ThredStateBytes.Write(Full)));

    [Fact]
    public void A_thred_is_read_as_it_was_written()
    {
        var read = ThredStateBytes.Read(Convert.FromHexString(Golden));

        Assert.Equal(Golden, Convert.ToHexStringLower(ThredStateBytes.Write(read)));
        Assert.Equal(Full.Timers[1].Message!.Event.Json.ToString(), read.Timers[1].Message!.Event.Json.ToString());
        Assert.Equal("ä", read.Locals["s"].GetString());
        Assert.Equal(Full.Retries[0].Policy, read.Retries[0].Policy);
        Assert.Equal(8, read.NextDue);
        Assert.True(read.Seen.Contains("e2"));
    }

    [Fact]
    public void A_field_that_is_not_known_yet_is_passed_over()
    {
        byte[] later = [.. ThredStateBytes.Write(Full), 99, 2, 1, 2];

        Assert.Equal(300, ThredStateBytes.Read(later).Steps);
    }

    [Theory]
    [InlineData("", "of no bytes")]
    [InlineData("02", "Version 2")]
    [InlineData("0105ff", "does not end")]
    [InlineData("01010541", "5 bytes; 1")]
    public void Bytes_that_are_no_thred_are_refused(string hex, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => ThredStateBytes.Read(Convert.FromHexString(hex))).Message, StringComparison.Ordinal);
}
