using System.Collections.Immutable;
using SceneScout.Jsonata;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Tests;

/// <summary>The bytes of a decision, as journals hold them: what was written once stays readable.</summary>
public sealed class ThredDecisionBytesTests
{
    private const string Golden =
        "010501022801060a010728010b0c0a01036e65770203226e222904676f6e6528010d0d01780d017928010e2801152a0836ba39b5077c8e08180102323401036d5f30020179032a7b226964223a226d22" +
        "2c2274797065223a2278222c22736f75726365223a7b226964223a227031227d7d334a0103635f310201630303705f31040101052a7b226964223a2269222c2274797065223a2278222c22736f757263" +
        "65223a7b226964223a227031227d7d060901016c0204747275650701783403635f3035110103715f3102017403077b226e223a317d3647012a7b226964223a2264222c2274797065223a2278222c2273" +
        "6f75726365223a7b226964223a227031227d7d020288270306736572766572040662726f6b656e050554323030313c25010265320203705f3103016d04010705016107013008036d5f3009036e65770a" +
        "046e6f7465";

    private static readonly ThredState Before = new()
    {
        Id = "p_1",
        PatternId = "p",
        PatternName = "P",
        PatternVersion = 1,
        Reaction = "a",
        ReactionStart = 5,
        StartTime = 5,
        LastUpdateTime = 5,
        Label = "l",
        Locals = new Dictionary<string, JsonataValue> { ["kept"] = 1, ["gone"] = 2, ["new"] = 3 },
        Participants = ["x"],
        Matched = ImmutableSortedDictionary<string, ulong>.Empty.Add("0", 1),
        Timers = [new(ThredTimerKind.Expiry, "a", 9)],
        Seen = SeenEvents.None.With("e1"),
        Steps = 1,
    };

    private static readonly ThredDecision Decision = new(
        Before with
        {
            Status = ThredStatus.Terminated,
            Reaction = null,
            EndTime = 7,
            Label = null,
            Locals = new Dictionary<string, JsonataValue> { ["kept"] = 1, ["new"] = "n" },
            Participants = ["x", "y"],
            Matched = ImmutableSortedDictionary<string, ulong>.Empty,
            Timers = [],
            Seen = Before.Seen.With("e2"),
            Steps = 2,
        },
        [
            new ThredEffect.Send(new("m_0", ["y"], Check.Event("m", "x"))),
            new ThredEffect.Spawn("c_1", "c", "p_1", SpawnKind.Sibling, Check.Event("i", "x"), new Dictionary<string, JsonataValue> { ["l"] = true }, ["x"]),
            new ThredEffect.EndChild("c_0"),
            new ThredEffect.TellParent("q_1", "t", RawJson.Of("{\"n\":1}"u8.ToArray())),
            new ThredEffect.DeadLetter(Check.Event("d", "x"), ThredFault.Server("broken", "T2001")),
        ],
        [new("e2", "p_1", "m", 7, "a", null, "0", ["m_0"], ["new"], "note")]);

    [Fact]
    public void The_bytes_of_a_decision_stay_as_they_are() => Assert.Equal(Golden, Convert.ToHexStringLower(ThredDecisionBytes.Write(Before, Decision)));

    [Fact]
    public void A_decision_is_read_onto_the_thred_before_it()
    {
        var read = ThredDecisionBytes.Read(Before, Convert.FromHexString(Golden));

        Assert.Equal(ThredStateBytes.Write(Decision.State), ThredStateBytes.Write(read.State));
        Assert.Equal(Golden, Convert.ToHexStringLower(ThredDecisionBytes.Write(Before, read)));
        Assert.Equal(["gone", "kept", "new"], Before.Locals.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_step_that_counts_takes_few_bytes_however_much_its_thred_holds()
    {
        var after = Before with { Locals = new Dictionary<string, JsonataValue>(Before.Locals) { ["new"] = 4 }, Seen = Before.Seen.With("e2"), Steps = 2, LastUpdateTime = 6 };

        Assert.InRange(ThredDecisionBytes.Write(Before, new(after, [], [])).Length, 20, 40);
    }
}
